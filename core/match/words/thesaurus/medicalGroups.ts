/** As `everydayGroups`: claims of health care, clinics, trials and cancer studies. */
export const medicalGroups = `
patient id | patient number | person id | subject id | participant id | case id | medical record number | mrn | patient identifier | patient account number | case submitter id
observation | finding | allergy | clinical finding | family history
person | patient | beneficiary | member | subject | individual
visit | encounter | visit occurrence | stay | hospital stay
provider | practitioner | clinician | staff member | physician
provider id | practitioner id | clinician id | staff id | physician id | provider source value
care site | facility | practice | organization | hospital | clinic | care site name
care site id | facility id | practice id | organization id | hospital id | clinic id | care site source value
drug exposure | medication | prescription | drug | medication order
drug source value | medication code | drug code | product code
procedure occurrence | procedure | intervention
procedure source value | procedure code
procedure date | date of procedure | procedure start date
condition occurrence | condition | diagnosis
condition source value | condition code | diagnosis code
condition start date | date of diagnosis | onset date
condition end date | resolution date | abatement date
measurement date | observation date | test date | date of measurement | sample date
visit start date | encounter start | admission date | visit date
visit end date | encounter stop | discharge date
source value | source code | original value | verbatim value | native code
gender source value | gender | sex code
race source value | race code
year of birth | birth year
death date | date of death | deceased date
total cost | total charge | cost amount
paid by patient | patient payment | member payment | beneficiary payment
paid by payer | plan payment | payer payment | insurance payment
member id | subscriber id | beneficiary id | insured id | enrollee id | mbi | member number | health insurance claim number | cardholder id | medicare number | policyholder id
subscriber relation | relationship to subscriber | patient relationship | relationship to insured
group number | group id | employer group | plan group
payer | payer name | insurance company | insurer | health plan | primary payer
plan | plan name | benefit plan | coverage plan | plan code
plan type | type of coverage | insurance type | line of business
enrollment start date | coverage start | eligibility start | eligibility begin date | coverage effective date | range begin date
enrollment end date | coverage end | eligibility end | coverage termination date | range end date
dual status | dual eligibility | dual status code | medicare medicaid eligibility
medicare status | medicare status code
original reason for entitlement | original entitlement reason | reason for entitlement
death flag | deceased | vital status | dead | alive or dead
claim id | claim number | claim control number | internal control number | claim reference | icn | dcn
claim line number | line number | line item number | service line | segment | claim line | line control number
claim type | type of claim | claim form type
claim status | adjudication status | claim state
bill type | type of bill | bill type code | facility type code
service start date | service date | date of service | from date | claim from date | statement from | dos from | first date of service | claim start date | line from date | begin service date
service end date | through date | claim through date | statement to | dos to | last date of service | claim end date | line through date | thru date
admission date | admit date | date of admission | inpatient admission | start of care
discharge date | date of discharge | inpatient discharge
admission type | admit type | type of admission
admission source | admit source | source of admission | point of origin
discharge disposition | discharge status | patient status | discharge status code | patient discharge status
length of stay | stay days | covered days | utilization days
received date | date received | claim received date
paid date | payment date | date paid | check date | adjudication date | remittance date
charge amount | billed amount | submitted charge | total charge | charges | billed charges | submitted amount | claim charge | ingredient cost
allowed amount | allowed charge | eligible amount | approved amount | covered amount | contract amount
paid amount | payment amount | claim payment | amount paid | reimbursement | plan paid | net payment | provider payment | insurance paid
copayment | copay | copay amount | patient copay
coinsurance | coinsurance amount | patient coinsurance
deductible | deductible amount | patient deductible
patient responsibility | patient paid | member liability | out of pocket | beneficiary payment | patient pay amount
primary diagnosis | principal diagnosis | diagnosis 1 | first diagnosis | main diagnosis | icd code | primary diagnosis code | principal diagnosis code | line diagnosis
secondary diagnosis | other diagnosis | diagnosis 2 | additional diagnosis | secondary diagnosis code
admitting diagnosis | admission diagnosis | reason for admission
procedure code | cpt code | hcpcs code | service code | procedure | cpt hcpcs | billing code
principal procedure | procedure 1 | primary procedure | icd procedure code
modifier | procedure modifier | hcpcs modifier | modifier 1
revenue code | revenue center | revenue center code
place of service | place of service code | pos code | service location | site of service
drg | diagnosis related group | drg code | ms drg
units | service units | quantity | unit count | number of services | units billed | days or units | service count
national drug code | ndc | drug code | product code | ndc code | product service id
drug name | medication | medicine | drug description | medication name | product name | agent | therapeutic agent | drug
quantity dispensed | dispensed quantity | quantity | number dispensed | metric quantity
days supply | supply days | days of supply | number of days supplied
refills | refill number | fill number | number of refills
dispensing date | fill date | date filled | prescription fill date | dispensed date | prescription service date
prescription number | rx number | prescription id | prescription reference
prescriber | prescribing provider | prescribing physician | ordering provider | prescriber npi
pharmacy | pharmacy name | dispensing pharmacy | pharmacy provider
rendering provider | performing provider | servicing provider | treating physician | rendering provider npi | provider of service | doctor
attending provider | attending physician | attending provider npi
billing provider | billing provider npi | pay to provider | billing provider name | provider
referring provider | referring physician | referring provider npi
facility | facility npi | service facility | hospital | facility name | facility provider
provider specialty | specialty | taxonomy | provider taxonomy code | specialty code
provider id | provider number | npi | provider npi | national provider identifier
prior authorization | authorization number | preauthorization | referral number
denial reason | adjustment reason | reason code | remark code
encounter id | visit id | visit number | encounter number | visit occurrence | stay id
visit date | encounter date | appointment date | visit start
encounter type | visit type | encounter class | type of encounter | patient class
condition | diagnosis | problem | disorder | disease
onset date | start of condition | date of onset | condition start
observation | finding | result | observation value
measurement | laboratory test | lab test | test name | test
measurement value | result value | test result | lab result | value as number
unit of measure | units | unit | result unit
reference range low | normal low | range low | lower limit of normal
reference range high | normal high | range high | upper limit of normal
specimen | sample | specimen type | sample type | biospecimen
sample id | specimen id | aliquot id | sample number | tube id
tissue type | tumor normal | sample type | tissue status | normal or tumor | tumor or normal
immunization | vaccine | vaccination
allergy | allergen | adverse reaction
device | implant | medical device
care plan | treatment plan
body mass index | bmi
weight | body weight | weight in kg
blood pressure | systolic | diastolic
smoking status | smoking history | tobacco use | tobacco smoking status | smoker | tobacco history | smoking
secondhand smoke | passive smoking | environmental tobacco smoke | environmental tobacco smoke exposure | secondhand smoking
cigarettes per day | number smoked per day | smokes per day | cigarettes smoked daily
smoking start | age started smoking | tobacco smoking onset year | smoking onset | year started smoking
smoking stop | age stopped smoking | tobacco smoking quit year | quit smoking | year stopped smoking
pack years | pack years smoked | smoking pack years
alcohol | alcohol use | alcohol consumption | drinking | alcohol history | alcohol intensity
age at diagnosis | age | diagnosis age | age at initial diagnosis | age at presentation
year of diagnosis | diagnosis year | initial diagnosis year
diagnosis date | date of diagnosis | date of initial diagnosis
primary diagnosis | histologic type | histology | histological diagnosis | histological type | tumor type | cancer type | histologic diagnosis
primary site | tumor site | site of tumor | anatomic site | tumor location | organ | site of resection or biopsy | tissue or organ of origin | organ site | biospecimen anatomic site | subsite
tumor grade | grade | histologic grade | differentiation | grade of differentiation | nuclear grade
tumor stage | stage | pathologic stage | cancer stage | ajcc stage | ajcc pathologic stage | overall stage | stage group
clinical stage | ajcc clinical stage | clinical tnm stage
pathologic t stage | pathologic t | primary tumor stage | pathologic primary tumor | ajcc pathologic t | t category | pathologic stage primary tumor
pathologic n stage | pathologic n | regional lymph node stage | pathologic lymph node | ajcc pathologic n | n category | pathologic stage regional lymph node
pathologic m stage | pathologic m | pathologic metastasis | ajcc pathologic m | m category | pathologic stage distant metastasis
clinical t stage | clinical t | ajcc clinical t | clinical primary tumor
clinical n stage | clinical n | ajcc clinical n | clinical lymph node
clinical m stage | clinical m | clinical metastasis | ajcc clinical m | clinical stage distant metastasis
figo stage | figo | gynecologic stage
tumor size | tumor dimension | largest dimension | greatest dimension | tumor diameter | tumor largest dimension diameter | size of tumor | maximum tumor diameter
tumor focality | multifocal | unifocal or multifocal | focality
laterality | side | left or right | tumor side
margin status | resection margin | residual disease | surgical margin | residual tumor
lymph nodes positive | positive nodes | number of positive lymph nodes | nodes positive
lymph nodes examined | nodes examined | lymph nodes tested | number of nodes removed
lymphatic invasion | lymphovascular invasion | lymphatic invasion present
vascular invasion | venous invasion | vascular invasion present
perineural invasion | nerve invasion | perineural invasion present
necrosis | tumor necrosis | necrosis present | percent necrosis
tumor purity | tumor content | percent tumor nuclei | tumor cellularity | percent tumor cells
microsatellite instability | msi status | msi | mismatch repair status | msi result
mutation status | mutated | gene mutation | variant
prior treatment | previous treatment | treatment naive | prior therapy | treatment or therapy
treatment type | therapy | type of treatment | therapy type | treatment
chemotherapy | chemo | systemic therapy
radiation therapy | radiotherapy | radiation
treatment response | response | best response | treatment outcome | disease response
recurrence | relapse | progression or recurrence | new tumor event
metastasis | distant metastasis | metastatic site | metastasis at diagnosis
disease status | tumor status | last known disease status | disease state
vital status | survival status | alive | deceased | overall survival status
overall survival | survival time | survival days | days to death | survival months
days to last follow up | last follow up | follow up time | date of last contact
progression free survival | time to progression | days to recurrence
family history | relative with cancer | family cancer history
menopausal status | menopause status
performance status | ecog | karnofsky
cohort | study arm | treatment arm | group
adverse event | side effect | toxicity | complication
gene | gene symbol | gene name
chromosome | chr
country of residence | country | country of residence at enrollment | patient country
`;

/** As `everydayGroups`: insurance, publishing, film and music, transport, public data, engineering. */
export const tradeGroups = `
claim number | claim reference | claim id | claim no | file number | loss number | claim file | unique claim reference | ucr | case number | matter number
policy number | policy id | policy reference | contract number | certificate number | policy | certificate reference
insured name | insured | named insured | policyholder | policy holder | account name | member company | assured | original insured | business name
claimant name | claimant | injured worker | injured party | injured person | third party | employee name | plaintiff
loss date | date of loss | accident date | incident date | date of injury | occurrence date | event date | date of accident | date of occurrence | damage date | injury date
report date | date reported | reported date | notification date | date notified | notice date | date of notice | notified on | first notified | advised date | date received | date advised | fnol date
closed date | date closed | closing date | settled date | date settled | finalised date | resolution date
reopened date | date reopened | reopen date
claim status | status | open closed | claim state | file status | state of claim
cause of loss | cause | peril | accident cause | cause code | loss cause | cause of injury | reason of loss
loss description | accident description | description of loss | incident description | narrative | what happened | claim description | event description | circumstances
nature of injury | injury type | injury | type of injury | injury description
body part | part of body | injured body part
loss location | accident location | place of loss | location of loss | incident location | loss address | loss city
loss state | state of loss | jurisdiction | accident state | benefit state | venue state | jurisdiction state
coverage type | line of business | coverage | lob | type of loss | claim type | kind of loss | class of business | risk class | policy type | cover | peril class | major line
total paid | paid | paid to date | amount paid | gross paid | paid total | payments | settled amount | total payments | net paid | paid amount
indemnity paid | loss paid | paid loss | paid indemnity | compensation paid | bi paid
medical paid | paid medical | med paid | medical payments
expense paid | paid expense | alae paid | legal paid | adjustment expense paid | lae paid | fees paid
total reserve | reserve | outstanding | outstanding reserve | case reserve | reserves | outstanding amount | gross outstanding | open reserve | remaining reserve | os reserve
indemnity reserve | loss reserve | outstanding indemnity | reserve indemnity | indemnity outstanding
medical reserve | outstanding medical | reserve medical | medical outstanding
expense reserve | alae outstanding | outstanding expense | expense outstanding | alae reserve | reserve expense
total incurred | incurred | gross incurred | incurred total | total cost | overall cost | ultimate cost | claim cost | total loss | incurred amount | net incurred
recovery | recovered | recoveries | subrogation | salvage | amount recovered | recovery amount
deductible | deductible amount | retention | excess | self insured retention | franchise
limit | policy limit | limit of liability | sum insured | insured amount | coverage limit | total insured value
premium | gross premium | written premium | gross written premium | premium amount
net premium | premium net of commission | net written premium
commission | brokerage | commission amount | acquisition cost | intermediary fee
commission percent | commission rate | brokerage percent | commission percentage
inception date | policy effective date | effective date | policy start | cover start | policy inception | policy commencement | risk inception | policy from
expiry date | policy expiration date | expiration date | policy end | cover end | policy to | renewal date
valuation date | as of date | evaluation date | data as of | run date | position date
adjuster | adjuster name | claims handler | examiner | claims adjuster | handler | loss adjuster | claim representative
broker | broker name | producer | intermediary | agent | placing broker
coverholder | coverholder name | managing agent | mga | delegated authority | agency
insurer | carrier | insurance company | underwriter | company paper | risk carrier
market reference | umr | unique market reference | binder reference | binding authority reference
year of account | underwriting year | policy year | yoa | uw year
occurrence reference | occurrence number | incident number | event number | accident number
catastrophe code | cat code | event code | catastrophe number
litigation | in suit | litigated | attorney represented | suit filed
days lost | lost days | lost time | days away from work
title | book title | article title | paper title | name of work | document title | publication title
author | authors | writer | creator | written by | author name
editor | editors | edited by
publisher | publishing house | press | published by
publication year | year | year published | date of publication | publication date | copyright year | pub year
journal | journal name | periodical | magazine | published in | venue | container title | source title
book title | proceedings title | conference name | collection title
volume | vol | volume number
issue | issue number | number | no
pages | page range | pp | page numbers | first page
isbn | international standard book number
issn | international standard serial number
doi | digital object identifier
abstract | summary | description
keywords | subject | subjects | topics | descriptors
institution | school | university | affiliation | organization
citation key | bibtex key | key | entry key
entry type | document type | publication type | reference type
note | annote | annotation
edition | edition number
movie title | film title | film | movie
release year | year released | release date | year of release
director | directed by
actor | cast | performer | starring
genre | category | kind | style
running time | length | runtime | duration | film length
rental rate | rental price | rental fee | price per rental
rental duration | rental period | rental days
replacement cost | replacement price | cost of replacement
artist | performer | singer | band | musician
album | record | disc | release
track | song | track title | song title
store | shop | branch | outlet | store name
staff | employee | clerk | personnel
royalty | royalty rate | author share | royalty percent
advance | prepayment | payment in advance
line number | line id | pipeline number | line tag | line designation
drawing number | drawing | isometric number | iso number | dwg number | isometric drawing
piping diagram | p&id number | p and id | pid number | pid
sheet number | sheet | page of drawing
spool number | spool | spool id | spool piece
weld number | joint number | weld id | joint
weld type | joint type | type of weld
nominal size | nominal diameter | pipe size | line size | bore | nominal pipe size | diameter
pipe class | piping class | material class | spec | piping specification | pipe spec
fluid | fluid code | service | commodity | medium | service code | fluid service
wall thickness | schedule | thickness
design pressure | maximum pressure | design press
design temperature | maximum temperature | design temp
operating pressure | working pressure
operating temperature | working temperature | normal temperature
test pressure | hydrotest pressure | pressure test
insulation | insulation type | insulation code | insulated
insulation thickness | thickness of insulation
heat tracing | tracing | tracing type
post weld heat treatment | pwht | stress relief | heat treatment
inspection | nde class | ndt percent | examination class | radiography
corrosion allowance | corrosion | ca
material | material of construction | material grade
from | origin | start | departure | from equipment | line from
to | destination | arrival | to equipment | line to
area | plant area | unit | process unit
departure | departure time | leaves at | origin
arrival | arrival time | arrives at | destination
vehicle | car | automobile
vehicle identification number | vin | chassis number
license plate | registration number | plate number | vehicle registration
mileage | odometer | kilometers | distance driven
school name | school | institution
grade | class | level | year group
school year | academic year | session
population | inhabitants | number of residents | residents
neighborhood | borough | quarter | district
permit number | licence number | license number | registration number
inspection date | date of inspection | inspected on
complaint type | complaint category | request type
incident type | offense | crime type | offence category | type of incident
`;

/**
 * Headers that mean the same, one thing a line, spellings divided by `|`; people, companies, addresses, orders, money. Written
 * from general knowledge; abbreviations and other languages need no entry, since they are written out before.
 */
export const everydayGroups = `
first name | given name | forename | christian name
last name | surname | family name | second name
middle name | middle initial | second given name | additional name
full name | name | person name | complete name | display name | contact name
salutation | title | prefix | form of address | courtesy title | name prefix | mr mrs
name suffix | suffix | generation | jr sr
nickname | known as | preferred name | alias
birth date | date of birth | birthday | born | born on | day of birth
death date | date of death | deceased date | died on | day of death | expired date
age | years old | age in years | current age | age at visit
gender | sex | male female | m f | administrative sex
race | racial group | ethnicity race | race category
ethnicity | ethnic group | hispanic origin | ethnic category | ethnic origin
marital status | civil status | family status | married
nationality | citizenship | country of citizenship
language | preferred language | mother tongue | spoken language | locale
occupation | profession | job | employment | line of work
education | education level | highest degree | schooling
religion | faith | denomination
social security number | ssn | national insurance number | national id | personal number
tax id | tax number | tax identification number | ein | fein | vat number | federal tax id | vat registration number
passport number | passport | travel document number
driver license number | driving licence | license number of driver
email | email address | mail address | electronic mail | primary email | work email | contact email
secondary email | email 2 | alternative email | other email | personal email | additional email address
phone | phone number | telephone number | contact number | main phone | primary phone | business phone | work phone
mobile phone | cell phone | mobile number | cellular | handy | gsm
home phone | private phone | residential phone | landline
fax | fax number | telefax | facsimile
website | web site | url | homepage | web page | internet address | company url | domain
linkedin | linkedin url | linkedin profile | linkedin page
twitter | twitter handle | x handle
facebook | facebook page | facebook url
organization | company | company name | organization name | account name | business name | employer | firm | institution | account | legal name | trading name
job title | position | role | designation | function title | title | function | post held
department | division | unit | business unit | section | team
industry | sector | branch of industry | line of business activity | vertical | business sector
employee count | number of employees | headcount | company size | staff count | size of company | workforce
annual revenue | revenue | turnover | yearly sales | annual sales | sales volume
parent company | parent organization | holding | parent account
customer id | customer number | client number | account number | account id | customer code
customer name | client name | buyer name | purchaser | account name
supplier name | vendor name | vendor | seller
employee id | employee number | staff number | personnel number | badge number | worker id
employee name | staff member | worker name | associate name
manager | supervisor | boss | reports to | line manager | superior
hire date | date of hire | start date of employment | joining date | employment date | entry date
termination date | leaving date | last working day | exit date | end of employment
salary | wage | pay | base pay | annual salary | remuneration | compensation | earnings
address | street address | street | address line 1 | mailing address | postal address | residence address | road
address line 2 | address 2 | street 2 | apartment | suite | unit number | additional address | apt
house number | street number | building number
city | town | municipality | place | locality | city name | place of residence | village
state | province | state province | region | federal state | state code | county state | territory
county | district | parish | county name | fips county
postal code | zip | zip code | postcode | postal number | zip postal code
country | nation | country name | country code | country of residence | land
continent | world region
region | area | territory | zone | sales region
latitude | geo latitude | y coordinate
longitude | geo longitude | x coordinate
location | site | place | venue | position
time zone | timezone | utc offset
id | identifier | key | record id | unique id | number | row id | uid
code | short code | abbreviation | symbol
name | label | title | caption | designation
description | details | text | long text | narrative | notes | memo | remarks | comments | free text | explanation
comments | remarks | notes | observations | annotations | memo
type | kind | category | class | sort | classification | group
category | group | segment | family | tags | labels | keywords
tags | labels | keywords | categories
status | state | condition | stage | phase | disposition
active | is active | enabled | active flag | in use | live
priority | urgency | importance | rank
source | origin | channel | provenance | data source
lead source | source | how did you hear | acquisition channel | original source | referral source | source of lead
campaign | campaign name | marketing campaign | utm campaign
lead status | stage | status of lead | pipeline stage | lifecycle stage | sales stage
lead score | score | rating | lead rating | hot warm cold
owner | assigned to | responsible | account manager | lead owner | sales representative | agent | handled by | record owner | rep
consent | opt in | permission | gdpr consent | marketing consent
email opt out | unsubscribed | do not email | no mailing | has opted out of email | email blocked
do not call | no calls | do not phone | call opt out
last contact | last activity | last contacted date | last touch | last interaction | last activity date
next step | next action | follow up date | next contact
created date | created | created at | creation date | date added | entry date | record created | date entered | inserted at | registration date
updated date | last modified | modified at | last updated | date modified | change date | last update | last changed
created by | author | entered by | created user | added by
updated by | modified by | last modified by | changed by
date | day | calendar date | on
time | clock time | hour | time of day
year | calendar year | yr
month | calendar month
start date | begin date | from date | from | valid from | effective date | commencement | opening date | since | effective from
end date | finish date | to date | to | until | valid to | expiry date | expiration date | through date | thru date | termination date | effective to
due date | deadline | payment due | target date | payable by
duration | length | period | term | elapsed time | running time
order number | order id | purchase order number | po number | sales order | order reference
order date | date of order | ordered on | purchase date | date of purchase
order status | fulfillment status | order state
ship date | shipping date | dispatch date | date shipped | shipped on | despatch date
delivery date | arrival date | delivered on | date delivered | required date
ship method | shipping method | carrier | delivery method | ship via | mode of transport
tracking number | waybill | consignment number | shipment id
invoice number | bill number | invoice id | billing number | invoice reference
invoice date | bill date | billing date | date of invoice
payment date | paid on | date paid | settlement date | pay date | check date | cheque date
payment method | pay type | mode of payment | tender | payment type | payment terms
quantity | qty | number of units | units | count | pieces | amount ordered | volume
unit | unit of measure | uom | measure
unit price | price per unit | price each | price | list price | rate | item price | selling price
cost | unit cost | purchase price | cost price | cost of goods
discount | rebate | reduction | discount rate | markdown | price reduction
tax | vat | sales tax | tax amount | gst
tax rate | vat rate | tax percent
shipping cost | freight | postage | delivery charge | shipping fee
subtotal | net amount | amount before tax | net total
total | total amount | grand total | amount | sum | gross amount | total price | total value | value
balance | amount due | outstanding amount | open amount | remaining | balance due
currency | currency code | iso currency | ccy
exchange rate | fx rate | conversion rate | rate of exchange
account number | account | account id | bank account | iban | ledger account
bank name | bank | financial institution
debit | debit amount | withdrawal | money out
credit | credit amount | deposit | money in
profit | gain | net income | earnings
margin | profit margin | markup
budget | planned amount | budgeted
product name | product | item name | item | article | product title | item description | goods
product id | product code | sku | item number | article number | item code | part number | stock code | material number
brand | manufacturer | make | maker | label | trademark
model | model number | version | variant
color | colour | shade
size | dimension | dimensions | measurements
weight | mass | gross weight | net weight
height | tallness | stature | body height
stock | inventory | quantity on hand | stock level | available quantity | units in stock
warehouse | depot | storage location | distribution center
barcode | ean | upc | gtin
serial number | serial | sn
image | picture | photo | image url | thumbnail
rating | score | stars | evaluation | grade | review score | mark
review | feedback | opinion | customer comment
rank | position | place | order
percent | share | percentage | proportion | ratio
count | number of | total number | quantity
latitude longitude | coordinates | geolocation
file name | file | source file | document name
version | revision | release | edition
flag | indicator | yes no | boolean
reason | cause | motive | explanation | why
result | outcome | finding | answer | conclusion
`;

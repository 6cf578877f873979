/**
 * Words that mean the same in lists of values: one meaning a line, words parted by `/`, the first names the meaning. General
 * knowledge; mostly English, German, French, Spanish, Italian, Portuguese and Dutch. A word may stand in several lines: the list
 * that a cell is compared with says which meaning is there. Meanings of a domain belong into the aliases of its pack.
 */
const everyday = `
open/offen/ouvert/abierto/aperto/aberto/laufend/in force/auf/geoeffnet/opened/opn
closed/close/geschlossen/ferme/cerrado/chiuso/fechado/gesloten/erledigt/abgeschlossen/finalised/finalized/settled/shut/zu/cl/clsd/final/complete/completed/fertig
reopened/re opened/re open/reopen/wiedereroeffnet/wieder offen/rouvert/reabierto/riaperto/ro/rop
pending/in bearbeitung/schwebend/pend/under review/awaiting/waiting/ausstehend/en attente/pendiente/in attesa/pendente/outstanding/anhaengig
denied/declined/rejected/refused/abgelehnt/repudiated/refuse/rechazado/rifiutato/negado/den
approved/genehmigt/approuve/aprobado/approvato/aprovado/accepted/angenommen/authorised/authorized/freigegeben
cancelled/canceled/void/voided/storniert/annule/cancelado/annullato/cancelada/cxl/canc/geannuleerd
notification only/notification/report only/record only/incident only/incident/nur meldung/meldung/not only/ro only
active/aktiv/actif/activo/attivo/ativo/actief/activ/enabled
on hold/hold/paused/suspended/angehalten/en pause/pausiert
in progress/wip/work in progress/in process/processing/ongoing/in arbeit/en cours/en curso/in corso/under way
resolved/solved/fixed/geloest/resolu/resuelto/risolto
new/neu/nouveau/nuevo/nuovo/novo/nieuw/fresh
draft/entwurf/brouillon/borrador/bozza/rascunho
sent/gesendet/versendet/envoye/enviado/inviato/issued
paid/bezahlt/paye/pagado/pagato/pago/betaald/fully paid/paid in full
partially paid/part paid/partial payment/partly paid/teilbezahlt
overdue/past due/ueberfaellig/en retard/vencido/scaduto
shipped/ship/dispatched/versandt/verschickt/expedie/enviado/spedito/despatched
delivered/zugestellt/geliefert/livre/entregado/consegnato/entregue
returned/return/retourniert/zurueckgeschickt/retourne/devuelto/reso
converted/won/gewonnen/gagne/ganado
lost/dead lead/verloren/perdu/perdido/perso/closed lost
terminated/term/ended/beendet/gekuendigt/resilie
retired/retiree/pensioned/rentner/retraite/jubilado/pensionato/im ruhestand
on leave/leave of absence/loa/leave/beurlaubt
yes/y/present/true/ja/j/si/oui/sim/tak/da/evet/ano/igen/kylla/hai/да/так/ναι
no/n/absent/false/nein/non/nao/nee/nie/nej/nei/hayir/ne/nem/ei/нет/ні/οχι
male/m/man/boy/gentleman/mann/maennlich/homme/masculin/hombre/masculino/maschio/uomo/homem/mannelijk/herr/mlm
female/f/w/woman/girl/lady/frau/weiblich/femme/feminin/mujer/femenino/femmina/donna/mulher/feminino/vrouw/vrouwelijk
diverse/divers/non binary/nonbinary/nb/other gender/third gender
other/others/sonstige/sonstiges/andere/anderes/autre/autres/otro/otros/altro/altri/outro/outros/overig/overige/anders/misc/miscellaneous/divers/oth/else
none/kein/keine/keiner/keines/aucun/aucune/ninguno/ninguna/nessuno/nenhum/geen/nil/nothing/no
low/niedrig/gering/faible/bas/basse/bajo/baja/basso/baixo/laag/minor/lo
medium/mittel/moyen/moyenne/medio/media/middle/moderate/med/normal/mid/average
high/hoch/eleve/haut/haute/alto/alta/hoog/major/hi
critical/kritisch/critique/critico/urgent/dringend/crit/highest/blocker
hot/heiss/chaud/caliente/caldo/quente/heet
warm/lauwarm/tiede/tibio/tiepido/morno
cold/kalt/froid/frio/freddo/koud
daily/taeglich/quotidien/diario/giornaliero/every day/per day/each day/jour/dagelijks/journalier
weekly/woechentlich/hebdomadaire/semanal/settimanale/every week/per week/each week/wekelijks/wkly
monthly/monatlich/mensuel/mensual/mensile/mensal/every month/per month/each month/maandelijks/mthly
quarterly/vierteljaehrlich/quartalsweise/trimestriel/trimestral/trimestrale/every quarter/per quarter/qtrly
annually/annual/yearly/jaehrlich/annuel/anual/annuale/every year/per year/each year/per annum/pa/jaarlijks
left/links/gauche/izquierda/izquierdo/sinistra/esquerda/lt/lft/lhs/sinister
right/rechts/droite/derecha/derecho/destra/direita/rt/rgt/rhs/dexter
bilateral/both/both sides/beidseitig/beide/bilaterale/bilat/left and right
single/ledig/celibataire/soltero/soltera/celibe/solteiro/never married/unmarried/unverheiratet/alleinstehend
married/verheiratet/marie/mariee/casado/casada/sposato/gehuwd/wed
divorced/geschieden/divorce/divorciado/divorziato/gescheiden
widowed/widow/widower/verwitwet/veuf/veuve/viudo/viuda/vedovo
separated/getrennt/getrennt lebend/separe/separado/separato
red/rot/rouge/rojo/roja/rosso/vermelho/rood
blue/blau/bleu/azul/blu/blauw
green/gruen/vert/verde/groen
black/schwarz/noir/negro/nero/preto/zwart
white/weiss/blanc/blanco/bianco/branco/wit
grey/gray/grau/gris/grigio/cinza/grijs
yellow/gelb/jaune/amarillo/giallo/amarelo/geel
permanent/unbefristet/indefinido/unlimited/indefinite/cdi/indeterminato
temporary/temporal/befristet/temp/temporaire/cdd/fixed term/determinato/temporario
full time/fulltime/ft/vollzeit/temps plein/tiempo completo/tempo pieno/voltijd
part time/parttime/pt/teilzeit/temps partiel/tiempo parcial/deeltijd
intern/internship/trainee/praktikant/praktikum/practicas/stage/stagiaire/stagista/werkstudent
contractor/contract/freelance/freelancer/consultant/freiberuflich
manager/mgr/leiter/gerente
director/dir/direktor/directeur
vice president/vp/vicepresident
c level/clevel/cxo/c suite/executive/chief officer
mr/mister/herr/monsieur/senor/sr/signor/mnr/m
mrs/frau/madame/mme/senora/sra/signora/mevr
ms/miss/frau/mademoiselle/mlle/senorita/srta
dr/doctor/doktor/docteur/doc
prof/professor/professeur/profesor
high school/secondary school/hs/ged/abitur/hs diploma
bachelor/bachelors/bachelor degree/bachelors degree/ba/bsc/bs/undergraduate
master/masters/master degree/masters degree/ma/msc/ms/mba
doctorate/phd/doctoral/dr phil/promotion/dphil
credit card/creditcard/cc/kreditkarte/carte de credit/tarjeta de credito/carta di credito
bank transfer/wire/wire transfer/ueberweisung/virement/transferencia/bonifico/eft/ach/transfer/bank wire
cash/bar/barzahlung/especes/efectivo/contanti/contant
direct debit/lastschrift/prelevement/domiciliacion/dd/sepa direct debit
cheque/check/scheck/assegno
road/truck/strasse/lkw/route/carretera/strada/lorry
rail/railway/train/bahn/schiene/ferrovia/ferrocarril
air/airfreight/luft/luftfracht/aerien/aereo/plane/by air
sea/ocean/seefracht/see/maritime/maritimo/mare/ship/seafreight
web/website/online/internet/webseite/site web/homepage
phone/telephone/tel/call/telefon/phone call/telefono/telefoon/anruf
email/e mail/mail/courriel/correo electronico
trade show/tradeshow/messe/fair/exhibition/salon/feria/fiera
development/dev/devel/entwicklung
production/prod/prd/live/produktion/produccion
staging/stage/stg/preprod/uat
retail/einzelhandel/retail trade/commerce de detail/shop
education/bildung/schulwesen/ensenanza/formation
manufacturing/mfg/produktion/fertigung/fabrication/industry
information technology/it/info tech/edv/informatique
financial services/finance/fin/finanzen/finanzdienstleistungen/banking/financials
pass/passed/ok/bestanden/accepted/reussi/aprobado/conform/io
fail/failed/nok/not ok/nicht bestanden/echoue/suspenso/nio/rejected
pos/positive/positiv/positivo/detected/reactive/+
neg/negative/negativ/negativo/not detected/undetected/non reactive/-
indeterminate/inconclusive/equivocal/unklar/indeterminado/borderline
private/privat/personal/prive/privado/privato
commercial/business/gewerblich/comm/comercial/commerciale
rental/hire/rented/mietwagen/miete/location/alquiler
apartment/apt/flat/wohnung/appartement/apartamento/appartamento
house/haus/maison/casa/huis/home
gasoline/petrol/benzin/essence/gasolina/benzina/super/unleaded/gas petrol
electric/elektro/elektrisch/ev/bev/electrique/electrico/battery
diesel/dsl/gasoil/gazole
hybrid/hybride/hev/phev/hibrido/ibrido
us dollar/usd/us$/$/dollar/dollars/us dollars
euro/eur/€/euros
pound sterling/gbp/£/sterling/british pound/pound/pounds
swiss franc/chf/sfr/franken/schweizer franken
yen/jpy/¥/japanese yen
english/en/eng/englisch/anglais/ingles/inglese
german/de/ger/deu/deutsch/allemand/aleman/tedesco
french/fr/fre/fra/franzoesisch/francais/frances/francese
spanish/es/spa/spanisch/espagnol/espanol/spagnolo/castellano
italian/it/ita/italienisch/italien/italiano/italiana
portuguese/pt/por/portugiesisch/portugais/portugues
dutch/nl/nld/dut/niederlaendisch/nederlands`;

/** Words of the domains that the app serves, so common in their files that no pack should have to say them. */
const domains = `
alive/living/lebend/vivant/vivo/lebt/surviving
dead/deceased/died/expired/death/verstorben/tot/decede/fallecido/deceduto/exitus
tumor/tumour/tum/neoplasm/cancer/malignant
normal/norm/healthy/gesund/nat
metastatic/metastasis/metastases/met/mets
lymph node/ln
primary/prim/first
recurrent/recurrence/relapse/relapsed/rezidiv
corpus uteri/uterine corpus/uterus body/body of uterus
ovary/ovarian/ovaries/eierstock
breast/mamma/brust
lung/pulmonary/lunge/pulmon
serous/seroes
former/ex/past/previous/quit/formerly/frueher/stopped/ehemalig
current/currently/present/aktuell/now
never/lifelong non/nie/niemals/jamais/nunca/mai
complete response/cr/complete remission
partial response/pr/partial remission
stable disease/sd
progressive disease/pd/progression
chemotherapy/chemo/ctx
radiation therapy/radiotherapy/rt/xrt/radiation/bestrahlung/radiation treatment
surgery/surgical/resection/op/operation
immunotherapy/immuno/io therapy
hormone therapy/hormonal therapy/endocrine therapy/hormonal treatment
caucasian/white
black/african american/black or african american/afro american
american indian or alaska native/native american/american indian/alaska native
native hawaiian or other pacific islander/pacific islander/native hawaiian
hispanic/latino/latina/latinx/hispanic or latino/hispanic latino
emergency/emergency room/er/ed/emerg/emergent/notfall/urgence/urgences
urgent/dringlich/urgent care
elective/elec/elektiv/planned/geplant
newborn/new born/nb/neugeborenes
skilled nursing facility/snf/nursing facility/skilled nursing
left against medical advice/ama/left ama/against medical advice
ambulatory surgical center/asc/surgery center/ambulatory surgery center
telehealth/telemedicine/tele health/virtual visit/video visit
inpatient/ip/stationaer/inpatient hospital
outpatient/op/ambulant/outpatient hospital
professional/prof/837p/hcfa/cms1500/cms 1500/physician/carrier
institutional/inst/837i/ub/ub04/ub 04/facility/hospital
pharmacy/rx/drug/pde/prescription/apotheke/pharmacie
dental/dent/837d/zahnarzt
vision/vis/optical/eye
type 1/t1d/type i/typ 1/type 1 diabetes/juvenile
type 2/t2d/type ii/typ 2/type 2 diabetes
gestational/gestational diabetes/gdm
not performed/not done/nicht durchgefuehrt/not tested/nd
fire/feuer/brand/incendie/fuego/incendio/brandschaden
flood/flooding/hochwasser/inondation/inundacion/alluvione/ueberschwemmung
theft/stolen/diebstahl/vol/robo/furto/burglary/einbruch/larceny
windstorm/wind/storm/sturm/tempete/tormenta/wind storm/hurricane
collision/coll/kollision/crash/choque
contusion/bruise/bruising/prellung
fracture/fx/broken bone/bruch/fraktur
laceration/cut/schnittwunde/lac
bodily injury/bi/personenschaden
property damage/pd/sachschaden
medical payments/medpay/med pay
workers compensation/wc/work comp/workers comp/workmans compensation/wcomp
general liability/gl/public liability/cgl
professional liability/pl/errors and omissions/e o/eo/pi/professional indemnity
upper extremities/upper extremity/arm/arms/upper limb
lower extremities/lower extremity/leg/legs/lower limb
steam/stm/dampf/vapeur/vapor
cooling water/cw/kuehlwasser/eau de refroidissement
instrument air/ia/instr air/steuerluft
nitrogen/n2/stickstoff/azote
natural gas/ng/erdgas/gaz naturel
process water/pw/prozesswasser
copper/cu/kupfer/cuivre/cobre
carbon steel/cs/c stahl/kohlenstoffstahl
stainless steel/ss/edelstahl/inox/stainless/vae
cast iron/ci/gusseisen/fonte
normally open/no/n o
normally closed/nc/n c
personnel protection/pp/personal protection
single family home/sfh/single family/detached house/einfamilienhaus
condominium/condo/eigentumswohnung
townhouse/town house/th/reihenhaus
land/lot/plot/grundstueck/terrain`;

/** What people write where nothing is known, by what exactly they say; any stands in for another that the list lacks. */
const unknowns = `
unknown/unk/u/unkn/unbekannt/inconnu/inconnue/desconocido/sconosciuto/desconhecido/onbekend/not known/unsure/don t know/dont know/dk/do not know/not sure/weiss nicht/ne sait pas/no sabe/undetermined/?
not reported/nr/unreported/no report/keine angabe/k a/not stated/not provided/not given/not recorded/unspecified/not specified/no data/missing/not available/na/n a/nicht angegeben/non renseigne/sin datos/no response/not entered/refused/prefer not to say/declined to answer/undisclosed/not disclosed/null
not applicable/na/n a/not relevant/entfaellt/no aplica/sans objet/non applicabile/does not apply
cannot be assessed/not assessed/not assessable/gx/tx/nx/mx/undetermined/not evaluable`;

/** Meanings by group, each a list of spellings, the first its name. */
export const valueWords = {
  everyday: linesOf(everyday),
  domains: linesOf(domains),
  unknowns: linesOf(unknowns),
};

/** Pairs of which a value has at most one side: where cell and value have one each, they mean different things. */
export const opposites: readonly (readonly [string, string])[] = (
  'inpatient outpatient/upper lower/left right/pre post/hot cold/open closed/positive negative/male female/former current/' +
  'full part/in out/internal external/acute chronic/benign malignant/primary secondary/import export/inbound outbound/' +
  'debit credit/new old/before after/above below/anterior posterior/single double/good bad/' +
  'never current/never former/public private/hot warm/warm cold/high low/low medium/high medium/maternal paternal/' +
  'native foreign/black white/hard soft/dry wet/mother father/son daughter/buyer seller/husband wife'
)
  .split('/')
  .map((pair) => pair.split(' ') as unknown as readonly [string, string]);

function linesOf(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('/'));
}

/**
 * Countries as lists write them: ISO 3166 codes of two and three letters, then names in English, German, French, Spanish and
 * Italian, as far as they differ. Those most often met in business files.
 */
const countries = `
de/deu/germany/deutschland/allemagne/alemania/germania/federal republic of germany/brd
at/aut/austria/oesterreich/autriche
ch/che/switzerland/schweiz/suisse/suiza/svizzera
fr/fra/france/frankreich/francia
gb/gbr/united kingdom/uk/great britain/vereinigtes koenigreich/grossbritannien/royaume uni/reino unido/regno unito/england/britain
us/usa/united states/united states of america/vereinigte staaten/etats unis/estados unidos/stati uniti/u s/u s a/america
es/esp/spain/spanien/espagne/espana/spagna
it/ita/italy/italien/italie/italia
nl/nld/netherlands/the netherlands/niederlande/pays bas/paises bajos/paesi bassi/holland
be/bel/belgium/belgien/belgique/belgica/belgio
lu/lux/luxembourg/luxemburg/lussemburgo
pt/prt/portugal/portogallo
ie/irl/ireland/irland/irlande/irlanda
dk/dnk/denmark/daenemark/danemark/dinamarca/danimarca
se/swe/sweden/schweden/suede/suecia/svezia
no/nor/norway/norwegen/norvege/noruega/norvegia
fi/fin/finland/finnland/finlande/finlandia
pl/pol/poland/polen/pologne/polonia
cz/cze/czech republic/czechia/tschechien/republique tcheque
sk/svk/slovakia/slowakei/slovaquie
hu/hun/hungary/ungarn/hongrie/hungria/ungheria
ro/rou/romania/rumaenien/roumanie
bg/bgr/bulgaria/bulgarien/bulgarie
gr/grc/greece/griechenland/grece/grecia
hr/hrv/croatia/kroatien/croatie
si/svn/slovenia/slowenien
tr/tur/turkey/tuerkei/turquie/turquia/turkiye
ru/rus/russia/russland/russie/rusia/russian federation
ua/ukr/ukraine/ucrania
ca/can/canada/kanada
mx/mex/mexico/mexiko/mexique
br/bra/brazil/brasilien/bresil/brasil/brasile
ar/arg/argentina/argentinien/argentine
cl/chl/chile/chili
co/col/colombia/kolumbien
pe/per/peru/perou
cn/chn/china/chine/cina/people s republic of china/prc
jp/jpn/japan/japon/giappone
kr/kor/south korea/suedkorea/republic of korea/korea
in/ind/india/indien/inde
id/idn/indonesia/indonesien
sg/sgp/singapore/singapur
my/mys/malaysia
th/tha/thailand
vn/vnm/vietnam/viet nam
ph/phl/philippines/philippinen
au/aus/australia/australien/australie
nz/nzl/new zealand/neuseeland/nouvelle zelande
za/zaf/south africa/suedafrika/afrique du sud
eg/egy/egypt/aegypten/egypte/egipto
ma/mar/morocco/marokko/maroc
ng/nga/nigeria
ke/ken/kenya/kenia
il/isr/israel
ae/are/united arab emirates/vereinigte arabische emirate/uae
sa/sau/saudi arabia/saudi arabien
hk/hkg/hong kong
tw/twn/taiwan
is/isl/iceland/island/islande
ee/est/estonia/estland
lv/lva/latvia/lettland
lt/ltu/lithuania/litauen
rs/srb/serbia/serbien
cy/cyp/cyprus/zypern
mt/mlt/malta`;

/** States of the United States: postal abbreviation, name, the short forms of the press. */
const states = `
al/alabama/ala
ak/alaska
az/arizona/ariz
ar/arkansas/ark
ca/california/calif/cal
co/colorado/colo
ct/connecticut/conn
de/delaware/del
dc/district of columbia/d c/washington dc
fl/florida/fla
ga/georgia
hi/hawaii
id/idaho
il/illinois/ill
in/indiana/ind
ia/iowa
ks/kansas/kan
ky/kentucky
la/louisiana
me/maine
md/maryland
ma/massachusetts/mass
mi/michigan/mich
mn/minnesota/minn
ms/mississippi/miss
mo/missouri
mt/montana/mont
ne/nebraska/neb/nebr
nv/nevada/nev
nh/new hampshire/n h
nj/new jersey/n j
nm/new mexico/n m
ny/new york/n y
nc/north carolina/n c
nd/north dakota/n d
oh/ohio
ok/oklahoma/okla
or/oregon/ore
pa/pennsylvania/penn
ri/rhode island/r i
sc/south carolina/s c
sd/south dakota/s d
tn/tennessee/tenn
tx/texas/tex
ut/utah
vt/vermont
va/virginia
wa/washington/wash
wv/west virginia/w va
wi/wisconsin/wis/wisc
wy/wyoming/wyo
pr/puerto rico`;

const calendar = `
monday/mon/montag/mo/lundi/lun/lunes/lunedi/segunda/maandag
tuesday/tue/tues/dienstag/di/mardi/martes/martedi/terca/dinsdag
wednesday/wed/weds/mittwoch/mi/mercredi/miercoles/mie/mercoledi/quarta/woensdag
thursday/thu/thur/thurs/donnerstag/do/jeudi/jeu/jueves/jue/giovedi/quinta/donderdag
friday/fri/freitag/fr/vendredi/ven/viernes/vie/venerdi/sexta/vrijdag
saturday/sat/samstag/sonnabend/sa/samedi/sam/sabado/sab/sabato/zaterdag
sunday/sun/sonntag/so/dimanche/dim/domingo/dom/domenica/zondag
january/jan/januar/janvier/janv/enero/ene/gennaio/gen/janeiro/januari/01/1
february/feb/februar/fevrier/fevr/febrero/febbraio/fevereiro/februari/02/2
march/mar/maerz/mrz/mars/marzo/marco/maart/03/3
april/apr/avril/avr/abril/abr/aprile/04/4
may/mai/mayo/maggio/mag/maio/mei/05/5
june/jun/juni/juin/junio/giugno/giu/junho/06/6
july/jul/juli/juillet/juil/julio/luglio/lug/julho/07/7
august/aug/aout/agosto/ago/augustus/08/8
september/sep/sept/septembre/septiembre/settembre/set/setembro/09/9
october/oct/oktober/okt/octobre/octubre/ottobre/ott/outubro/10
november/nov/novembre/noviembre/novembro/11
december/dec/dezember/dez/decembre/diciembre/dic/dicembre/dezembro/12`;

/** Places and days, one a line, each with the spellings that mean it. */
export const placeWords: readonly (readonly string[])[] = [countries, states, calendar].flatMap((text) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('/')),
);

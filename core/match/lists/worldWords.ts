/**
 * Words of everyday things that lists name: weather, materials, energy, vehicles, rooms, farming, study, work, medicine. One
 * meaning a line as in `valueWords.ts`; English first, then German, French, Spanish, Italian and others where they differ.
 */
const world = `
clear/sunny/fair/fine/sonnig/klar/ensoleille/soleado/sereno
cloudy/overcast/bewoelkt/nuageux/nublado/nuvoloso/clouds
rain/rainy/shower/showers/drizzle/regen/pluie/lluvia/pioggia/wet
snow/snowy/sleet/schnee/neige/nieve/neve
fog/foggy/mist/haze/nebel/brouillard/niebla/nebbia
thunderstorm/thunder/t storm/tstorm/gewitter/orage/tormenta electrica/temporale/lightning
wood/wooden/timber/holz/bois/madera/legno/hout/lumber
steel/stahl/acier/acero/acciaio/stl
aluminium/aluminum/alu/al
iron/eisen/fer/hierro/ferro
glass/glas/verre/vidrio/vetro
concrete/beton/cement/hormigon/calcestruzzo/rcc/reinforced concrete
brick/ziegel/brique/ladrillo/mattone/brickwork/masonry
plastic/kunststoff/plastique/plastico/plastica/polymer
fibreglass/fiberglass/grp/frp/gfk/fibre glass/fiber glass
paper/papier/papel/carta
leather/leder/cuir/cuero/pelle
cotton/baumwolle/coton/algodon/cotone
gas/erdgas/natural gas/gaz/gasheizung/mains gas
oil/oel/heizoel/fuel oil/heating oil/mazout/fioul/gasoleo
electricity/strom/electric power/electricite/electricidad/power
heat pump/waermepumpe/pompe a chaleur/bomba de calor/ashp/gshp
district heating/fernwaerme/chauffage urbain/fw
coal/kohle/charbon/carbon mineral
solar/photovoltaic/pv/sonne
car/auto/automobile/pkw/voiture/coche/macchina/passenger car/sedan
lorry/truck/lkw/camion/hgv
bus/coach/autobus
motorcycle/motorbike/motorrad/moto/mc
bicycle/bike/fahrrad/velo/bicicleta/cycle
van/transporter/lieferwagen/camionnette/furgoneta
trailer/anhaenger/remorque/remolque
bulk carrier/bulker/bulk ship
container ship/container vessel/containership/boxship
tanker/oil tanker/crude oil tanker/product tanker
tug/tugboat/towboat
ferry/passenger ship/cruise ship/passenger vessel/ro pax
fishing vessel/trawler/fishing boat
wheat/weizen/ble/trigo/grano/frumento
barley/gerste/orge/cebada/orzo
maize/corn/mais/maiz
oilseed rape/rapeseed/rape/raps/colza/osr/canola
sugar beet/sugarbeet/zuckerruebe/zuckerrueben/betterave
fallow/set aside/brache/jachere
cattle/cow/cows/rinder/bovins/beef
pig/pigs/swine/hog/hogs/schweine
sheep/schafe/ovins/lamb
poultry/chicken/chickens/gefluegel/volaille
oral/by mouth/per os/po/orally/mund
intravenous/iv/i v/intravenoes/intraven
intramuscular/im/i m
subcutaneous/sc/s c/subcut/sq/sub q/under the skin
topical/skin/dermal/cutaneous/external
inhalation/inhaled/inh/breathing/inhalativ
rectal/pr
blood/whole blood/vollblut/blut/sang/sangre/wb
plasma/blood plasma
serum/sera
urine/urin/orina
saliva/spit/speichel
tissue/biopsy/ffpe/gewebe
tablet/tablets/tab/tabs/tablette/comprime/pill
capsule/capsules/cap/caps/kapsel/gelule
injection/inj/shot/spritze
pending review/in review/being reviewed
absent/abwesend/away/missing person/not present
present at work/anwesend
breakfast/fruehstueck/petit dejeuner/desayuno
bedroom/schlafzimmer/chambre
kitchen/kueche/cuisine/cocina
office/buero/bureau/oficina/ufficio/doctor office/clinic office
school/schule/ecole/escuela/scuola
student/pupil/schueler/etudiant/estudiante/studente
teacher/lehrer/enseignant/profesor/insegnante
farmer/landwirt/agriculteur/agricultor
unemployed/arbeitslos/chomeur/desempleado/jobless/out of work
self employed/selfemployed/selbstaendig/independant/autonomo/freelance
employed/angestellt/salarie/empleado/working/in work
civil servant/beamter/fonctionnaire/funcionario/government employee
merit/credit
distinction/honours/honors/auszeichnung/with distinction
deferred/postponed/verschoben/reporte/aplazado
service request/request/sr
incident/inc/outage/stoerung
problem/prb/defect/bug
change/change request/chg/rfc/aenderung
ground floor/erdgeschoss/rez de chaussee/planta baja/first storey/parterre/eg
basement/cellar/keller/cave/sotano/untergeschoss/ug
owned/owner occupied/own/eigentum/proprietaire/propiedad/freehold
rented/tenant/renting/gemietet/locataire/alquilado/leased/leasehold
christian/christlich/christianity/christen/chretien/cristiano
catholic/katholisch/catholique/roman catholic/rk
protestant/evangelisch/ev/reformed
muslim/islam/moslem/islamic/muslimisch
jewish/juedisch/judaism/jew
north/nord/norden/norte/northern
south/sued/sueden/sud/sur/southern
east/ost/osten/est/este/eastern
west/westen/ouest/oeste/ovest/western
morning/am/vormittag/matin/manana/mattina
afternoon/pm/nachmittag/apres midi/tarde/pomeriggio
night/nacht/nuit/noche/notte
spring/fruehling/fruehjahr/printemps/primavera
summer/sommer/ete/verano/estate
autumn/fall/herbst/automne/otono/autunno
winter/hiver/invierno/inverno
urban/city/stadt/staedtisch/urbain/urbano
rural/country/countryside/laendlich/campagne
domestic/inland/national/home market/inlaendisch
international/foreign/overseas/abroad/ausland/etranger/export
small/klein/petit/pequeno/piccolo/s/sm
large/gross/grand/grande/l/lg/big
extra large/xl/xlarge/x large
agree/zustimmung/stimme zu/d accord/de acuerdo
disagree/ablehnung/stimme nicht zu/pas d accord/en desacuerdo
neutral/neither agree nor disagree/weder noch/neutre/undecided
always/immer/toujours/siempre/sempre
often/frequently/haeufig/oft/souvent/a menudo/spesso
sometimes/occasionally/manchmal/parfois/a veces/a volte
rarely/seldom/selten/rarement/raramente
sole proprietorship/sole trader/einzelunternehmen/sole prop/entreprise individuelle
corporation/corp/inc/incorporated/ag/aktiengesellschaft/sa
limited liability company/llc/ltd/gmbh/sarl/limited
partnership/personengesellschaft/llp/kg/ohg
nonprofit/non profit/not for profit/charity/verein/npo/ngo`;

/** Basics in languages of the north and east, by the English word that names their meaning elsewhere. */
const farther = `
new/ny/nytt/uusi/nowy/novy/yeni/uj/nou/новый
open/apen/oppen/aben/otwarty/otwarta/otevreny/acik/nyitott/deschis/открыт/открыто/avoin
closed/lukket/stangd/zamkniety/zamkniete/zavreny/kapali/lezart/inchis/закрыт/закрыто/suljettu
pending/venter/vantar/oczekujace/oczekuje/cekajici/beklemede/fuggoben/in asteptare/ожидание
sent/skickad/skickat/sendt/wyslano/wyslane/odeslano/gonderildi/elkuldve/trimis/отправлено
shipped/skickad/skickat/sendt/afsendt/wyslano/odeslano/kargolandi/expediat/отправлен
delivered/levererad/levererat/leveret/levert/dostarczono/dostarczone/doruceno/teslim edildi/livrat/доставлено/toimitettu
cancelled/avbruten/avbruten/annulleret/avbestilt/anulowano/anulowane/zruseno/iptal/anulat/отменено/peruutettu
paid/betald/betalt/zaplacono/oplacone/zaplaceno/odendi/platit/оплачено/maksettu
active/aktivna/aktywny/aktywna/aktivni/etkin/activ/активный/aktiivinen
approved/godkand/godkendt/godkjent/zatwierdzony/schvaleno/onaylandi/aprobat/утверждено/hyvaksytty
rejected/avvisad/afvist/avvist/odrzucony/odrzucone/zamitnuto/reddedildi/respins/отклонено/hylatty
low/lav/lag/niski/niska/niskie/nizky/nizka/dusuk/alacsony/scazut/низкий/matala
medium/middel/mellan/sredni/srednia/srednie/stredni/orta/kozepes/mediu/средний/keskitaso
high/hoj/hog/hoy/wysoki/wysoka/wysokie/vysoky/vysoka/yuksek/magas/ridicat/высокий/korkea
critical/kritisk/krytyczny/krytyczna/kriticky/kritik/kritikus/критический/kriittinen
male/mand/mies/mezczyzna/muz/erkek/ferfi/barbat/мужской/мужчина/man
female/kvinde/kvinna/kvinne/nainen/kobieta/zena/kadin/no nem/femeie/женский/женщина
other/andet/annat/annet/muu/inne/inny/jine/diger/egyeb/altele/другое/другой
unknown/ukendt/okand/ukjent/tuntematon/nieznany/nieznane/neznamy/bilinmiyor/ismeretlen/necunoscut/неизвестно
red/rod/czerwony/cerveny/kirmizi/piros/rosu/красный/punainen
blue/bla/niebieski/modry/mavi/kek/albastru/синий/sininen
green/gron/zielony/zeleny/yesil/zold/verde/зеленый/vihrea
black/svart/sort/czarny/cerny/siyah/fekete/negru/черный/musta
white/vit/hvid/bialy/bily/beyaz/feher/alb/белый/valkoinen`;

/** Everyday things, and basics of more languages. */
export const worldWords: readonly (readonly string[])[] = [world, farther].flatMap((text) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('/')),
);

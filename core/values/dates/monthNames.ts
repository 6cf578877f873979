/**
 * Month names, January first; within a month separated by `/`. English, German, French, Spanish, Italian,
 * Portuguese, Dutch, the Nordic ones, Russian, Polish, Czech, Turkish; where a language has two forms, that of a date too.
 */
const full = [
  'january/januar/jänner/janvier/enero/gennaio/janeiro/januari/января/январь/stycznia/styczeń/ledna/leden/tammikuuta/tammikuu/ocak',
  'february/februar/février/fevrier/febrero/febbraio/fevereiro/februari/февраля/февраль/lutego/luty/února/únor/helmikuuta/helmikuu/şubat',
  'march/märz/maerz/mars/marzo/março/marco/maart/marts/марта/март/marca/marzec/března/březen/maaliskuuta/maaliskuu/mart',
  'april/avril/abril/aprile/апреля/апрель/kwietnia/kwiecień/dubna/duben/huhtikuuta/huhtikuu/nisan',
  'may/mai/mayo/maggio/maio/mei/мая/май/maja/maj/května/květen/toukokuuta/toukokuu/mayıs',
  'june/juni/juin/junio/giugno/junho/июня/июнь/czerwca/czerwiec/června/červen/kesäkuuta/kesäkuu/haziran',
  'july/juli/juillet/julio/luglio/julho/июля/июль/lipca/lipiec/července/červenec/heinäkuuta/heinäkuu/temmuz',
  'august/août/aout/agosto/augustus/августа/август/augusti/sierpnia/sierpień/srpna/srpen/elokuuta/elokuu/ağustos',
  'september/septembre/septiembre/setiembre/settembre/setembro/сентября/сентябрь/września/wrzesień/září/syyskuuta/syyskuu/eylül',
  'october/oktober/octobre/octubre/ottobre/outubro/октября/октябрь/października/październik/října/říjen/lokakuuta/lokakuu/ekim',
  'november/novembre/noviembre/novembro/ноября/ноябрь/listopada/listopad/listopadu/marraskuuta/marraskuu/kasım',
  'december/dezember/décembre/decembre/diciembre/dicembre/dezembro/декабря/декабрь/desember/grudnia/grudzień/prosince/prosinec/joulukuuta/joulukuu/aralık',
];

const short = [
  'jan/janv/ene/gen/янв/sty',
  'feb/févr/fevr/fév/fev/febr/фев/lut',
  'mar/mär/mrz/mrt/мар',
  'apr/avr/abr/апр/kwi',
  'may/mai/mag/mei/maj',
  'jun/juin/giu/июн/cze',
  'jul/juil/lug/июл/lip',
  'aug/août/aout/ago/авг/sie',
  'sep/sept/set/сен/сент/wrz',
  'oct/okt/ott/out/окт/paź',
  'nov/ноя/нояб/lis',
  'dec/dez/déc/dic/дек/gru/des',
];

const weekdays = (
  'monday/tuesday/wednesday/thursday/friday/saturday/sunday/mon/tue/tues/wed/thu/thur/thurs/fri/sat/sun/' +
  'montag/dienstag/mittwoch/donnerstag/freitag/samstag/sonnabend/sonntag/mo/di/mi/do/fr/sa/so/' +
  'lundi/mardi/mercredi/jeudi/vendredi/samedi/dimanche/lun/mer/jeu/ven/sam/dim/' +
  'lunes/martes/miércoles/miercoles/jueves/viernes/sábado/sabado/domingo/mié/mie/jue/vie/sáb/sab/dom/' +
  'lunedì/lunedi/martedì/martedi/mercoledì/mercoledi/giovedì/giovedi/venerdì/venerdi/sabato/domenica/gio'
).split('/');

const monthByName = new Map<string, number>();
const fullNames = new Set<string>();
for (const [index, names] of short.entries()) {
  for (const name of names.split('/')) monthByName.set(name, index + 1);
}
for (const [index, names] of full.entries()) {
  for (const name of names.split('/')) {
    // `may` and `mai` are their own short forms and count as such.
    if (!monthByName.has(name)) fullNames.add(name);
    monthByName.set(name, index + 1);
  }
}
const weekdayNames = new Set(weekdays);

/** 1 to 12 for a month's full or short name in one of the languages above, in any case and without a full stop; else `undefined`. */
export function monthOfName(name: string): number | undefined {
  return monthByName.get(name.toLowerCase());
}

/** True for a name written in full, so `September`; `Sep` and `May` are short. */
export function isFullMonthName(name: string): boolean {
  return fullNames.has(name.toLowerCase());
}

/** True for a weekday's full or short name in English, German, French, Spanish or Italian. */
export function isWeekdayName(name: string): boolean {
  return weekdayNames.has(name.toLowerCase());
}

/** Month names, January first; within a month separated by `/`. English, German, French, Spanish, Italian, Portuguese, Dutch. */
const full = [
  'january/januar/jänner/janvier/enero/gennaio/janeiro/januari',
  'february/februar/février/fevrier/febrero/febbraio/fevereiro/februari',
  'march/märz/maerz/mars/marzo/março/marco/maart',
  'april/avril/abril/aprile',
  'may/mai/mayo/maggio/maio/mei',
  'june/juni/juin/junio/giugno/junho',
  'july/juli/juillet/julio/luglio/julho',
  'august/août/aout/agosto/augustus',
  'september/septembre/septiembre/setiembre/settembre/setembro',
  'october/oktober/octobre/octubre/ottobre/outubro',
  'november/novembre/noviembre/novembro',
  'december/dezember/décembre/decembre/diciembre/dicembre/dezembro',
];

const short = [
  'jan/janv/ene/gen',
  'feb/févr/fevr/fév/fev/febr',
  'mar/mär/mrz/mrt',
  'apr/avr/abr',
  'may/mai/mag/mei',
  'jun/juin/giu',
  'jul/juil/lug',
  'aug/août/aout/ago',
  'sep/sept/set',
  'oct/okt/ott/out',
  'nov',
  'dec/dez/déc/dic',
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

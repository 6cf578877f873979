import type { LabelledField } from '../../../core/dedupe/findLikely.ts';
import { padded, type Random, seeded } from '../../seededRandom.ts';

/** Records of people as address lists hold them, with who is who. */
export interface MessyPeople {
  readonly fields: readonly LabelledField[];
  readonly records: readonly (readonly (string | null)[])[];
  /** Of each record, the person. */
  readonly person: readonly number[];
}

const fields: readonly LabelledField[] = [
  { field: 'first_name', label: 'First name', as: 'givenName' },
  { field: 'last_name', label: 'Last name', as: 'familyName' },
  { field: 'company', label: 'Company', as: 'organisation' },
  { field: 'email', label: 'E-mail', as: 'email' },
  { field: 'phone', label: 'Phone', as: 'phone' },
  { field: 'street_address', label: 'Street', as: 'address' },
  { field: 'city', label: 'City', as: 'place' },
  { field: 'postal_code', label: 'Postcode', as: 'postcode' },
  { field: 'birth_date', label: 'Birth date', as: 'date' },
];

/**
 * Records of which a fifth stands for somebody who is there already, copied with slips: names in each other's place, letters
 * wrong, missing or exchanged, short forms, another phone or address, values gone. Among them live relatives (same last name,
 * street and phone) and colleagues (same company, switchboard and domain), who are different people.
 *
 * @param names Words that names are made of; another set gives records of another country.
 */
export function messyPeople({
  records: count,
  seed,
  names,
}: {
  readonly records: number;
  readonly seed: number;
  readonly names: keyof typeof nameSets;
}): MessyPeople {
  const random = seeded(seed);
  const words = nameSets[names];
  const records: (string | null)[][] = [];
  const person: number[] = [];
  const originals: (string | null)[][] = [];
  const taken = new Set<string>();
  let people = 0;
  while (records.length < count) {
    const made = Math.floor(records.length * random.next());
    const like = records[made];
    if (like !== undefined && random.next() < 0.2) {
      records.push(slipped(like, random));
      person.push(person[made] ?? 0);
      continue;
    }
    const fresh = newPerson(random, words, random.next() < 0.15 ? originals[person[made] ?? 0] : undefined);
    // Whoever has the same name at the same place is the same person, for all that anybody could tell.
    const name = [fresh[0], fresh[1], fresh[4] ?? fresh[5]].join(' ');
    if (taken.has(name)) continue;
    taken.add(name);
    // A provider gives an address to one person only.
    for (let no = 90; fresh[3] != null && taken.has(fresh[3]); no += 1)
      fresh[3] = fresh[3].replace(/\d*@/u, `${String(no)}@`);
    if (fresh[3] != null) taken.add(fresh[3]);
    records.push(fresh);
    originals.push(fresh);
    person.push(people);
    people += 1;
  }
  return { fields, records, person };
}

const nameSets = {
  northern: {
    given:
      'anna peter maria hans julia thomas laura stefan lena markus sophie andreas clara michael emma daniel nora florian ida jonas karin uwe heike ralf birgit sven petra dirk silke jens'.split(
        ' ',
      ),
    starts:
      'schm m\u00fcll web hoff wagn beck schulz fisch kr\u00fcg lang berg brand stein lind haas vog wint somm kell roth'.split(
        ' ',
      ),
    ends: 'er idt mann er ner ert ler inger el stein bach ke sen ow hardt eck'.split(' '),
    streets: 'Haupt Garten Bahnhof Schul Berg Linden Kirch Wald Rosen M\u00fchlen Ring Post'.split(' '),
    street: (name: string, no: number) => `${name}str. ${no}`,
    cities: 'Berlin Hamburg Bremen Kassel Dresden Leipzig Essen Bonn Mainz Ulm'.split(' '),
    tail: 'de',
  },
  western: {
    given:
      'james mary robert patricia john jennifer david linda william elizabeth richard barbara joseph susan thomas jessica charles sarah christopher karen daniel lisa matthew nancy anthony betty mark sandra paul ashley'.split(
        ' ',
      ),
    starts:
      'john will ander thomp rob mac har whit ed mor cart phil camp park even coll stew mill wat ken'.split(
        ' ',
      ),
    ends: 'son ton iams ers s man well ley by ford den ings er ard ham wood'.split(' '),
    streets: 'Oak Maple Cedar Elm Washington Lake Hill Park Pine Church High Mill'.split(' '),
    street: (name: string, no: number) => `${no} ${name} Street`,
    cities: 'Boston Chicago Denver Austin Portland Seattle Dallas Phoenix Atlanta Miami'.split(' '),
    tail: 'com',
  },
} as const;

type Names = (typeof nameSets)[keyof typeof nameSets];

/** @param near Somebody who lives at the same place, or works for the same company. */
function newPerson(
  random: Random,
  words: Names,
  near: readonly (string | null)[] | undefined,
): (string | null)[] {
  const given = capital(random.pick(words.given));
  const last = capital(
    random.pick(words.starts) + random.pick(['', random.pick(['er', 'in', 'al'])]) + random.pick(words.ends),
  );
  const company = `${capital(random.pick(words.starts))}${random.pick(words.ends)} ${random.pick(['GmbH', 'Ltd', 'AG', 'Inc.', 'KG'])}`;
  const domain = `${company.split(' ')[0]?.toLowerCase()}.${words.tail}`;
  const phone = `+49 ${100 + random.below(800)} ${padded(random.below(10_000_000), 7)}`;
  const street = words.street(random.pick(words.streets), 1 + random.below(120));
  const city = random.below(words.cities.length);
  const place = [
    street,
    words.cities[city] ?? '',
    `${1 + city}${padded(random.below(60), 2)}${random.below(10)}0`,
  ];
  const born = `${1940 + random.below(64)}-${padded(1 + random.below(12), 2)}-${padded(1 + random.below(28), 2)}`;
  const email = (owner: string, at: string): string =>
    `${given}.${owner}${random.next() < 0.5 ? random.below(90) : ''}@${at}`.toLowerCase();
  if (near === undefined)
    return thinned(
      [given, last, company, email(last, random.next() < 0.4 ? 'gmail.com' : domain), phone, ...place, born],
      random,
    );
  const isRelative = random.next() < 0.5;
  const [, nearLast, nearCompany, nearEmail, nearPhone, nearStreet, nearCity, nearCode] = near;
  return isRelative
    ? [
        given,
        nearLast ?? last,
        null,
        email(nearLast ?? last, 'gmail.com'),
        nearPhone ?? phone,
        nearStreet ?? street,
        nearCity ?? null,
        nearCode ?? null,
        born,
      ]
    : [
        given,
        last,
        nearCompany ?? company,
        email(last, nearEmail?.split('@')[1] ?? domain),
        nearPhone ?? phone,
        nearStreet ?? street,
        nearCity ?? null,
        nearCode ?? null,
        random.next() < 0.6 ? null : born,
      ];
}

/** Some values nobody knows. */
function thinned(values: readonly (string | null)[], random: Random): (string | null)[] {
  const chances = [0.02, 0, 0.3, 0.25, 0.3, 0.3, 0.2, 0.25, 0.5];
  return values.map((value, place) => (random.next() < (chances[place] ?? 0) ? null : value));
}

/** The same person, entered again by somebody in a hurry. */
function slipped(values: readonly (string | null)[], random: Random): (string | null)[] {
  const copy = [...values];
  const slips = 1 + random.below(4);
  for (let slip = 0; slip < slips; slip += 1) {
    const place = random.below(copy.length);
    const value = copy[place];
    switch (random.below(7)) {
      case 0:
        [copy[0], copy[1]] = [copy[1] ?? null, copy[0] ?? null];
        break;
      case 1:
        if (place > 1) copy[place] = null;
        break;
      case 2:
        copy[0] = copy[0]?.slice(0, random.next() < 0.5 ? 1 : 3) ?? null;
        break;
      case 3:
        copy[place] = value?.toUpperCase() ?? null;
        break;
      case 4:
        if (place === 4) copy[4] = `0${100 + random.below(800)} ${padded(random.below(10_000_000), 7)}`;
        else if (place === 4 + random.below(2)) copy[5] = null;
        break;
      default:
        if (value !== null && value !== undefined) copy[place] = mistyped(value, random);
    }
  }
  return copy;
}

function mistyped(text: string, random: Random): string {
  const at = random.below(Math.max(1, text.length - 1));
  const letter = /\d/u.test(text.charAt(at)) ? String(random.below(10)) : 'aeinrst'.charAt(random.below(7));
  switch (random.below(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + letter + text.slice(at);
    case 2:
      return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
    default:
      return text.slice(0, at) + letter + text.slice(at + 1);
  }
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

import { padded, type Random } from '../../seededRandom.ts';

/** Somebody who does not exist. */
export interface MadePerson {
  readonly no: number;
  readonly first: string;
  readonly last: string;
  readonly email: string;
  readonly phone: string;
  readonly company: string;
  readonly job: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly country: string;
}

const firsts =
  'Ana Bo Carla Dmitri Eva Finn Greta Hugo Ines Jonas Katharina Lars Mia Nils Olga Paul Quentin Rosa Sven Tilda Ulrich Vera Wanda Xaver Yvonne Zoltan Anders Birgit Claire Diego Elif Franz Gudrun Henrik Irma Jorge Karin Leon Maren Noah'.split(
    ' ',
  );
const stems =
  'Berg Lund Brandt Novak Silva Meyer Ross Garc Dubois Jens Keller Web Horvat Linden Stein Krog Marten Olsen Pech Quist Rahm Sand Thal Urb Voss Wint Zell Adler Buch Dorn'.split(
    ' ',
  );
const ends = ' er mann sen ström ini hoff bach ova ez feld ka'.split(' ');
const kinds = 'GmbH AG Ltd SA AB Works Group Systems'.split(' ');
const jobs = 'Head of Sales,Buyer,Engineer,Managing Director,Consultant,Office Manager,Analyst'.split(',');
/** Country with the beginning of its phone numbers, digits behind that and towns. */
const places: readonly (readonly [country: string, code: string, digits: number, towns: string])[] = [
  ['Germany', '+49 30', 7, 'Berlin Hamburg Bonn Ulm Kassel Trier'],
  ['Sweden', '+46 8', 7, 'Stockholm Lund Malmö Uppsala'],
  ['France', '+33 1', 8, 'Paris Lyon Lille Nantes Nice'],
  ['Italy', '+39 06', 7, 'Rome Milan Turin Bari'],
  ['Poland', '+48 22', 7, 'Warsaw Gdansk Lublin'],
  ['Spain', '+34 91', 7, 'Madrid Seville Bilbao'],
];
/** Earlier ones that may come again. */
const remembered = 5_000;

/** @returns the next person at each call; see `writeLeadsWorkbook` for how many come again */
export function madePeople(
  { next, below, pick }: Random,
  { prefix }: { readonly prefix: string },
): () => MadePerson {
  const known: MadePerson[] = [];
  let no = 0;
  const fresh = (): MadePerson => {
    const [country, code, digits, towns] = pick(places);
    const [first, last] = [pick(firsts), `${pick(stems)}${pick(ends)}`];
    const firm = below(9_000);
    return {
      no,
      first,
      last,
      email: `${first}.${last}.${no}@${prefix}firm${firm}.example`
        .toLowerCase()
        .normalize('NFD')
        .replaceAll(/[^\w.@-]/gu, ''),
      phone: next() < 0.2 ? '' : `${code} ${2 + below(7)}${padded(below(10 ** (digits - 1)), digits - 1)}`,
      company: `${pick(stems)}${firm} ${pick(kinds)}`,
      job: pick(jobs),
      street: `${pick(stems)} Street ${1 + below(120)}`,
      postcode: padded(below(100_000), 5),
      city: pick(towns.split(' ')),
      country,
    };
  };
  return () => {
    no += 1;
    const share = next();
    const before = known.length === 0 || share > 0.125 ? undefined : pick(known);
    if (before !== undefined && share <= 0.1) return { ...before, no };
    const person =
      before === undefined
        ? fresh()
        : {
            ...before,
            no,
            last: misspelt(before.last),
            email: `${before.first}${no}@${prefix}mail.example`.toLowerCase(),
          };
    if (known.length < remembered) known.push(person);
    else known[below(remembered)] = person;
    return person;
  };
}

/** Without its second letter but one, as a hasty hand writes. */
function misspelt(name: string): string {
  return name.length < 4 ? `${name}e` : `${name.slice(0, 2)}${name.slice(3)}`;
}

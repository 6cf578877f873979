const shortNames = new Set(
  (
    'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND ' +
    'OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR GU VI AS MP'
  ).split(' '),
);

const longNames = new Set(
  (
    'alabama/alaska/arizona/arkansas/california/colorado/connecticut/delaware/district of columbia/florida/georgia/' +
    'hawaii/idaho/illinois/indiana/iowa/kansas/kentucky/louisiana/maine/maryland/massachusetts/michigan/minnesota/' +
    'mississippi/missouri/montana/nebraska/nevada/new hampshire/new jersey/new mexico/new york/north carolina/' +
    'north dakota/ohio/oklahoma/oregon/pennsylvania/rhode island/south carolina/south dakota/tennessee/texas/utah/' +
    'vermont/virginia/washington/west virginia/wisconsin/wyoming/puerto rico/guam'
  ).split('/'),
);

/** True for a state or territory of the United States, as a postal abbreviation in capitals or by name in any case. */
export function isUsState(text: string): boolean {
  return text.length === 2 ? shortNames.has(text) : text.length <= 20 && longNames.has(text.toLowerCase());
}

/** Words that questions are built with; none of them is ever a field or a value by itself. */
export const reservedWords: ReadonlySet<string> = new Set(
  (
    'a an the of in on at by per for from to with without and or not no but is are was were be been has have had do does did ' +
    'all any each every some only just that which who whom whose what where when how many much more less than most least ' +
    'fewest over under above below between since before after until during within ago last next this top first new old ' +
    'newest oldest latest highest lowest largest smallest biggest best worst slowest fastest longest shortest today ' +
    'yesterday now day week month quarter year hour minute second january february march april may june july august ' +
    'september october november december monday tuesday wednesday thursday friday saturday sunday average avg mean sum ' +
    'total count number share percentage percent show list give find get tell me us we i our my it its they them their ' +
    'please can could would should sort sorted order ordered group grouped instead also too there here as same other ' +
    'except excluding including contain contains containing like starting starts begin begins beginning ends ending equals ' +
    "isn't aren't wasn't weren't isn’t aren’t doesn't don't didn't doesn’t don’t didn’t " +
    'equal exactly up down than then so if also again back minute it one ones id no. out often usual'
  )
    .split(' ')
    .filter((word) => word !== 'new' && word !== 'old'),
);

/** Words that ask politely where nothing was asked yet; behind that they may mean something. */
export const wishWords: ReadonlySet<string> = new Set(
  'want need like look looking search searching interested return fetch know check pull tell help love'.split(
    ' ',
  ),
);

/** Words that ask politely, or hold a sentence together, and say nothing. */
export const emptyWords: ReadonlySet<string> = new Set(
  (
    'a an the of in on at for from to with and that which who whose what where is are was were be been has have had do does ' +
    'did all any every only just show list give find get tell me us we i our my it its they them their please can could ' +
    'would should there here as also too whole see display print view ' +
    'you got so far ever came come coming gave named called value values entry entries data info information one ones ' +
    'hi hello hey thanks thank currently now present existing recent recently still whichever those these this into about ' +
    'something anything did been being then up out than records record row table question answer currently many had each whom send sent sends ' +
    'scanned process processed processing happen happened when went go goes set sets number numbers also every maybe perhaps possibly yet already actually really think wonder wondering guess ' +
    'sitting lying remaining right some kindly dear quick quickly everything everyone anyone thing things stuff search searched ' +
    'overview summary statistics stats among amongst'
  ).split(' '),
);

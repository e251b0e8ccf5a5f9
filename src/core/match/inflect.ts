/**
 * All forms of an English word, for `word~` in a phrase: verb and noun endings by the usual spelling rules, and the
 * irregular ones that rules need. Too many forms do no harm: what nobody writes never matches.
 */
const IRREGULAR: readonly string[] = [
  'steal steals stole stolen stealing',
  'take takes took taken taking',
  'lie lies lied lying',
  'buy buys bought buying',
  'sell sells sold selling',
  'give gives gave given giving',
  'get gets got gotten getting',
  'go goes went gone going',
  'say says said saying',
  'tell tells told telling',
  'think thinks thought thinking',
  'know knows knew known knowing',
  'hide hides hid hidden hiding',
  'break breaks broke broken breaking',
  'beat beats beat beaten beating',
  'bring brings brought bringing',
  'build builds built building',
  'catch catches caught catching',
  'choose chooses chose chosen choosing',
  'come comes came coming',
  'cost costs costing',
  'cut cuts cutting',
  'do does did done doing',
  'draw draws drew drawn drawing',
  'drink drinks drank drunk drinking',
  'drive drives drove driven driving',
  'eat eats ate eaten eating',
  'fall falls fell fallen falling',
  'feed feeds fed feeding',
  'feel feels felt feeling',
  'fight fights fought fighting',
  'find finds found finding',
  'flee flees fled fleeing',
  'forget forgets forgot forgotten forgetting',
  'grow grows grew grown growing',
  'hang hangs hung hanged hanging',
  'have has had having',
  'hear hears heard hearing',
  'hit hits hitting',
  'hold holds held holding',
  'hurt hurts hurting',
  'keep keeps kept keeping',
  'lead leads led leading',
  'leave leaves left leaving',
  'lend lends lent lending',
  'let lets letting',
  'lose loses lost losing',
  'make makes made making',
  'mean means meant meaning',
  'meet meets met meeting',
  'mislead misleads misled misleading',
  'pay pays paid paying',
  'put puts putting',
  'read reads reading',
  'ride rides rode ridden riding',
  'run runs ran running',
  'see sees saw seen seeing',
  'seek seeks sought seeking',
  'send sends sent sending',
  'set sets setting',
  'shake shakes shook shaken shaking',
  'shoot shoots shot shooting',
  'show shows showed shown showing',
  'shut shuts shutting',
  'sing sings sang sung singing',
  'sit sits sat sitting',
  'sleep sleeps slept sleeping',
  'speak speaks spoke spoken speaking',
  'spend spends spent spending',
  'stand stands stood standing',
  'stick sticks stuck sticking',
  'string strings strung stringing',
  'swear swears swore sworn swearing',
  'sweep sweeps swept sweeping',
  'teach teaches taught teaching',
  'tear tears tore torn tearing',
  'throw throws threw thrown throwing',
  'understand understands understood understanding',
  'wear wears wore worn wearing',
  'win wins won winning',
  'write writes wrote written writing',
  'be is are was were been being am',
  'die dies died dying',
  'sneak sneaks sneaked snuck sneaking',
  'forge forges forged forging',
  'shit shits shat shitting',
  'man men',
  'woman women',
  'child children',
  'person people persons',
  'thief thieves',
  'wife wives',
  'life lives',
  'foot feet',
  'tooth teeth',
  'mouse mice',
  'half halves',
  'shelf shelves',
  'knife knives',
  'crony cronies',
  'nobody nobodies',
  'withdraw withdraws withdrew withdrawn withdrawing',
  'overpay overpays overpaid overpaying',
  'underpay underpays underpaid underpaying',
  'undercut undercuts undercutting',
]
const TABLE: ReadonlyMap<string, readonly string[]> = new Map(
  IRREGULAR.map((line) => line.split(' ')).map((forms) => [forms[0] ?? '', forms]),
)
const DOUBLING =
  /^(?:[^aeiou]*[aeiou][bdgklmnprt]|.*(?:fer|cur|mit|pel|bel|fit|gin|get|nap|rob|rig|fib|con|ban|scam|plan|drop|drag|grab|nick|dob|snub|slag|rip|nab|chat|scrap|skim|trip|tip|tap|wag|beg|stop|shop|swap|step|knit|slip|whip|strip|equip|cancel|fuel|label|travel|bully|snivel|grovel|level|model|tunnel))$/

/** The forms of `word` (lower case), itself first. */
export function inflect(word: string): readonly string[] {
  const known = TABLE.get(word)
  if (known) return known
  const forms = [word, ...plural(word)]
  if (/[^aeiou]y$/.test(word)) forms.push(`${word.slice(0, -1)}ied`, `${word}ing`)
  else if (/ee$/.test(word)) forms.push(`${word}d`, `${word}ing`)
  else if (/e$/.test(word)) forms.push(`${word}d`, `${word.slice(0, -1)}ing`)
  else {
    forms.push(`${word}ed`, `${word}ing`)
    if (DOUBLING.test(word)) {
      const last = word.at(-1) ?? ''
      forms.push(`${word}${last}ed`, `${word}${last}ing`)
    }
  }
  return forms
}

function plural(word: string): string[] {
  if (/(?:s|x|z|ch|sh)$/.test(word)) return [`${word}es`]
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ies`]
  if (/[^aeiou]o$/.test(word)) return [`${word}es`, `${word}s`]
  return [`${word}s`]
}

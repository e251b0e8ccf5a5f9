/**
 * A dictionary as one string: `word~value|word~value|...`, sorted. JSON reads one long string many times faster than an
 * object of as many keys, and a post has few words to look up.
 */
export type WordTable = string

const LINE = '|'
const KEY_END = '~'

/** Makes a table. Neither words nor values may hold `|` or `~`, which no word of a phrase does. */
export function encodeTable(entries: Readonly<Record<string, string>>): WordTable {
  const lines = Object.entries(entries).map(([word, value]) => {
    if (/[|~]/.test(word + value)) throw new Error(`"${word}" cannot stand in a table: it holds "|" or "~"`)
    return word + KEY_END + value
  })
  return lines.sort((a, b) => compareKeys(keyOf(a, 0), keyOf(b, 0))).join(LINE)
}

/** All entries of a table. */
export function decodeTable(table: WordTable): Record<string, string> {
  const entries: Record<string, string> = {}
  if (table === '') return entries
  for (const line of table.split(LINE)) {
    const key = keyOf(line, 0)
    entries[key] = line.slice(key.length + 1)
  }
  return entries
}

/** How many entries a table has. */
export function tableSize(table: WordTable): number {
  let size = table === '' ? 0 : 1
  for (let at = table.indexOf(LINE); at >= 0; at = table.indexOf(LINE, at + 1)) size++
  return size
}

/** Finds a word's value by halving the table. */
export function findInTable(table: WordTable, word: string): string | undefined {
  let low = 0
  let high = table.length
  while (low < high) {
    const middle = (low + high) >> 1
    const start = middle === 0 ? 0 : table.lastIndexOf(LINE, middle - 1) + 1
    const key = keyOf(table, start)
    const end = table.indexOf(LINE, start)
    const stop = end < 0 ? table.length : end
    if (key === word) return table.slice(start + key.length + 1, stop)
    if (compareKeys(key, word) < 0) low = stop + 1
    else high = start
  }
  return undefined
}

function keyOf(table: string, start: number): string {
  return table.slice(start, table.indexOf(KEY_END, start))
}

function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

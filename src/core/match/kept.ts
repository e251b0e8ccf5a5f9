/** Answers kept; with more, all are forgotten, so that a long stream needs no more room than a short one. */
const KEPT_MAX = 50_000

/** A function that remembers what it has answered. */
export function keep<T>(answer: (key: string) => T): (key: string) => T {
  const kept = new Map<string, T>()
  return (key) => {
    const known = kept.get(key)
    if (known !== undefined || kept.has(key)) return known as T
    if (kept.size >= KEPT_MAX) kept.clear()
    const fresh = answer(key)
    kept.set(key, fresh)
    return fresh
  }
}

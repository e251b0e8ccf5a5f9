import type { Report } from '../core/types.js'
import { renderJson, renderJsonLines } from './json.js'
import { renderLines } from './line.js'
import { renderText, type TextOptions } from './text.js'

/** What turns a report into text for a reader or a program. */
export type Reporter = (report: Report, options: TextOptions) => string

/** The reporters by the name that `--format` takes. */
export const reporters = {
  text: renderText,
  line: renderLines,
  json: renderJson,
  jsonl: renderJsonLines,
} as const satisfies Readonly<Record<string, Reporter>>
export type ReporterName = keyof typeof reporters

/**
 * The words of the project, as types. Every offset is in UTF-16 code units and every range is half-open,
 * `[start, end)`. Lines and columns are 1-based and appear in output only.
 */

/** Who is speaking. Left unsaid, a document is the council's: the strictest. */
export type Account = 'council' | 'councillor' | 'employee' | 'private'
export const ACCOUNTS: readonly Account[] = ['council', 'councillor', 'employee', 'private']

/** How much a finding weighs: the policy says no; a person must look; better practice. */
export type Severity = 'error' | 'warning' | 'advice'
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'advice']

/** How sure the cues make us. A finding of low confidence is never above advice. */
export type Confidence = 'high' | 'medium' | 'low'

/** The seventeen topics, in the order in which the policies' taxonomy has them. */
export const TOPICS = [
  'party-political',
  'personal-data',
  'defamation',
  'confidential',
  'copyright',
  'offensive',
  'discrimination',
  'harassment',
  'incitement',
  'predetermination',
  'electoral',
  'personal-promotion',
  'commercial-promotion',
  'capacity',
  'security',
  'disrepute',
  'accuracy',
] as const
export type Topic = (typeof TOPICS)[number]

/** What a reader is given: where the bytes came from and in which format they are. */
export interface Source {
  /** As the user named it; `-` for standard input without a name. */
  readonly path: string
  readonly format: Format
  readonly bytes: Uint8Array
}
export type Format = 'txt' | 'md'

/** What sort of text a segment is; rules choose by it. */
export type SegmentKind =
  | 'paragraph'
  | 'heading'
  | 'cell'
  | 'item'
  | 'quote'
  | 'alt'
  | 'caption'
  | 'field'
  | 'comment'
  | 'code'

/** A run of text that belongs together: a paragraph, a heading, a table cell, a front matter field. */
export interface Segment {
  readonly kind: SegmentKind
  /** The text as a reader of the post would see it: markup removed, entities decoded. */
  readonly text: string
  /** Where `text` lies in the source. */
  readonly offsets: OffsetMap
  /** For a field: its key. */
  readonly name?: string
}

/**
 * Runs of a segment's text that stand unbroken in the source, in order: `at` in the text, `source` in the source,
 * `length` in the text and `sourceLength` in the source. Where the two lengths are equal, characters map one to one;
 * where not (an entity, an escape), the run is taken as a whole.
 */
export type OffsetMap = readonly OffsetRun[]
export interface OffsetRun {
  readonly at: number
  readonly source: number
  readonly length: number
  readonly sourceLength: number
}

/** A part of a document that is more than text. `start` and `end` lie in the source. */
export type StructureNode =
  | {
      readonly kind: 'image'
      readonly start: number
      readonly end: number
      readonly url: string
      readonly alt: string
      readonly title: string
    }
  | { readonly kind: 'link'; readonly start: number; readonly end: number; readonly url: string; readonly text: string }
  | {
      readonly kind: 'heading'
      readonly start: number
      readonly end: number
      readonly text: string
      readonly depth: string
    }
  | {
      readonly kind: 'field'
      readonly start: number
      readonly end: number
      readonly name: string
      readonly value: string
    }
  | { readonly kind: 'quote' | 'code' | 'comment'; readonly start: number; readonly end: number; readonly text: string }

/** What a document says of itself (front matter) that decides how it is judged. */
export interface Meta {
  readonly account?: Account
  /** `YYYY-MM-DD`. */
  readonly date?: string
  readonly draft?: boolean
}

/** A source, read: its text once decoded, the segments to check, the parts to look at. */
export interface Document {
  readonly path: string
  readonly format: Format
  /** The decoded source; every offset in a finding points into it. */
  readonly source: string
  readonly segments: readonly Segment[]
  readonly nodes: readonly StructureNode[]
  readonly meta: Meta
  /** What could not be read as it stands (broken front matter...); the rest is checked all the same. */
  readonly problems: readonly Problem[]
}

/** What a rule found, before it is known what it means: a range of the source. */
export interface Match {
  readonly start: number
  readonly end: number
  readonly confidence: Confidence
}

/** One thing found in one document. */
export interface Finding {
  readonly rule: string
  readonly topic: Topic
  readonly severity: Severity
  readonly confidence: Confidence
  readonly message: string
  readonly why: string
  readonly suggestion: string
  /** Range in the source. */
  readonly start: number
  readonly end: number
  /** The source between `start` and `end`, as it stands there. */
  readonly matched: string
  /** Clauses that the rule pins, by policy; none for nearly all rules. */
  readonly pins?: Readonly<Record<string, readonly string[]>>
}

/** One clause of one policy as a finding cites it. */
export interface Clause {
  readonly policy: string
  readonly clause: string
  readonly says: string
  /** True where the policy has no clause of its own for the topic and this one imports another code that has. */
  readonly imported?: boolean
}

/** A finding and the clauses that it touches, the chosen policies in their order. */
export interface Citation {
  readonly finding: Finding
  readonly clauses: readonly Clause[]
  /** 16 hex digits that stay the same while the matched text and its surroundings do. */
  readonly fingerprint: string
}

/** Something that stopped part of the job: exit code 2, and the rest goes on. */
export interface Problem {
  readonly path: string
  readonly line?: number
  readonly column?: number
  /** What is wrong, and what to do about it, in plain English. */
  readonly message: string
}

/** What was judged under which assumptions. */
export interface Context {
  readonly account: Account
  /** `YYYY-MM-DD`: the day on which the post is or will be out. */
  readonly date: string
  /** Whether `date` lies in a pre-election period. */
  readonly preElection: boolean
  /** The council's own published contacts, people and places. */
  readonly own: Own
}

/** What a council told us about itself; such things are not findings. */
export interface Own {
  /** Telephone numbers, e-mail addresses, domains, postal addresses that it publishes. */
  readonly contacts: readonly string[]
  /** Councillors, officers and others who are named in office. */
  readonly names: readonly string[]
}

/** The result for one document. */
export interface Checked {
  readonly document: Document
  readonly context: Context
  readonly citations: readonly Citation[]
  /** Where the source holds personal data or secrets, in findings that are not shown too; left out: as the citations say. */
  readonly secrets?: readonly { readonly start: number; readonly end: number }[]
}

/** The result of a run. */
export interface Report {
  readonly checked: readonly Checked[]
  readonly problems: readonly Problem[]
}

/** One clause of a policy register. */
export interface RegisterClause {
  /** The document's own locator: `6.5`, or `3 / PWTC's use / 2` where it does not number. */
  readonly id: string
  /** What it asks, in our words. */
  readonly says: string
  readonly binds: readonly Account[]
  readonly topics?: readonly Topic[]
  /** Why no draft can show a breach of it. */
  readonly judgement?: string
  /** It speaks of the pre-election period only. */
  readonly when?: 'pre-election'
  /** It brings in another code, so it stands in for topics that have no clause of their own. */
  readonly imports?: string
}

/** The register of one policy: every clause, in order. */
export interface Policy {
  readonly id: string
  readonly title: string
  readonly council: string
  /** Adoption date, as far as known: `2017-10-31`, `2019`. */
  readonly adopted?: string
  /** What is to be known of the document: its copy, its numbering. */
  readonly 'source-note'?: string
  readonly clauses: readonly RegisterClause[]
}

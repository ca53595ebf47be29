import type { DraftRecord, DraftRelease, ReleaseMedium } from '../incident/draft.ts';
import type { Picture } from '../metadata/picture.ts';
import type { Profile, ProfileSecrets } from '../metadata/profile.ts';
import type { SourceStatus } from '../metadata/source.ts';
import type { RedactionFinding } from '../redaction/finding.ts';
import type { HistoryFacts } from '../signals/input.ts';
import type { Signal } from '../signals/signal.ts';
import type { SloResult } from '../slo/result.ts';
import type { CheckStep } from './check-step.ts';
import type { DoctorPorts } from './doctor-ports.ts';
import type { LogPorts } from './log-ports.ts';
import type { NoticePorts } from './notice-ports.ts';
import type { SloPastPorts } from './slo-past.ts';
import type { SnapshotPorts } from './snapshot-ports.ts';

/** What every screen is made of: the cached picture at one moment and what was concluded from it. */
export interface ConsoleState {
  readonly profile: {
    readonly name: string;
    readonly demo: boolean;
    /** What is shown comes from a snapshot file that was taken then, Unix ms; null where it is the connection itself. */
    readonly snapshot: { readonly takenAtMs: number } | null;
  };
  readonly generatedAtMs: number;
  /** The moment shown; equal to `generatedAtMs` when it is the present. */
  readonly asOfMs: number;
  readonly picture: Picture;
  readonly sources: readonly SourceStatus[];
  readonly signals: readonly Signal[];
  readonly slo: { readonly atMs: number; readonly result: SloResult } | null;
  /** What the histories say of this moment. */
  readonly history: HistoryFacts;
  /** Things a person must know about the console itself, for instance a corrupt file that was set aside. */
  readonly notices: readonly string[];
}

/** Parts of the state that a change can touch: the page refetches only what hangs on them. */
export const AREAS = [
  'picture',
  'signals',
  'slo',
  'connections',
  'drafts',
  'doctor',
  'snapshots',
  'notices',
] as const;
export type Area = (typeof AREAS)[number];

/** The part of the platform's AbortSignal that waiting needs; this folder knows no platform. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
}

export interface Revision {
  readonly revision: number;
  readonly areas: readonly Area[];
}

export interface ConnectionSummary {
  readonly name: string;
  readonly demo: boolean;
  readonly active: boolean;
  /** Null for the demo, which has no addresses to edit. */
  readonly profile: Profile | null;
  readonly hasPoolerToken: boolean;
  readonly hasPoolerMetricsToken: boolean;
  readonly hasMetricsSecret: boolean;
  readonly hasDatabasePassword: boolean;
}

export interface ReleaseRequest {
  readonly text: string;
  readonly medium: ReleaseMedium;
  /** How many warnings a person has confirmed, one by one; it must be all of them. */
  readonly confirmedWarnings: number;
  /** The text claims to be the five published lines: their structure is checked as well. */
  readonly asDraft: boolean;
  /** The five lines that the text holds in another shape, so that its release is found with their draft. */
  readonly draftText?: string | undefined;
}

export type ReleaseResult =
  | { readonly released: true; readonly text: string }
  | {
      readonly released: false;
      readonly findings: readonly RedactionFinding[];
      readonly problems: readonly string[];
    };

export interface TextCheck {
  readonly verdict: 'clean' | 'warn' | 'block';
  readonly findings: readonly RedactionFinding[];
}

/** A draft as the desk hands it over to be kept. */
interface DraftToKeep {
  /** Null keeps it as a new draft. */
  readonly id: string | null;
  readonly text: string;
  readonly signalIds: readonly string[];
  /** The moment of the evidence, as `incident.draft` gave it, Unix ms; null takes the present. */
  readonly asOfMs: number | null;
  /** The draft it is the update of; null starts a thread. Of a draft that is kept already it is not changed. */
  readonly previousDraftId: string | null;
}

/** What the main process gives the API. The API itself has no clock, no network and no file. */
export interface ConsolePorts extends LogPorts, SloPastPorts, DoctorPorts, SnapshotPorts, NoticePorts {
  readState(asOfMs: number | null): Promise<ConsoleState>;
  /** Resolves with what changed after `after`, or with the same revision once `signal` or the wait runs out. */
  waitForRevision(after: number, signal: CancelSignal | undefined): Promise<Revision>;
  refreshNow(): Promise<void>;
  acknowledge(signalId: string, reason: string, untilMs: number | null): Promise<void>;
  unacknowledge(signalId: string): Promise<void>;

  connections(): Promise<readonly ConnectionSummary[]>;
  activateConnection(name: string): Promise<void>;
  /** Adds or replaces; `previousName` renames. Secrets left null keep what is held. */
  saveConnection(profile: Profile, secrets: ProfileSecrets, previousName: string | null): Promise<void>;
  removeConnection(name: string): Promise<void>;
  testConnection(
    profile: Profile,
    secrets: ProfileSecrets,
    previousName: string | null,
  ): Promise<readonly CheckStep[]>;

  /** Live findings while typing: a convenience, never the gate. */
  checkText(text: string): TextCheck;
  /** The gate: the checked text itself, or why it stays. */
  release(request: ReleaseRequest): Promise<ReleaseResult>;
  drafts(): Promise<readonly DraftRecord[]>;
  /** When and how kept drafts were released, newest first. */
  draftReleases(): Promise<readonly DraftRelease[]>;
  /** Stores the text in its masked form only. */
  saveDraft(draft: DraftToKeep): Promise<DraftRecord>;
  /**
   * Removes a kept draft for good: its saved states, oldest first, are handed back for an undo and are nowhere else from
   * then on. None where it is not kept. Updates of it and its releases stay.
   */
  deleteDraft(id: string): Promise<readonly DraftRecord[]>;
  /** Keeps again what `deleteDraft` handed back, masked once more. */
  restoreDraft(versions: readonly DraftRecord[]): Promise<void>;
}

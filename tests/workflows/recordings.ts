import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { defaultPayloadConverter } from '@temporalio/common'
import type { DataConverter } from '@temporalio/common'
import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import type { History, Payload } from '@temporalio/common/lib/proto-utils.js'
import { openDossier, STAGE_ATTRIBUTE } from '../../workflows/messages.ts'
import type { Terms } from '../../domain/transaction/terms.ts'

const HISTORIES = new URL('./histories/', import.meta.url)
const ENDING = '.json.gz'

/** The history of one run of a transaction. */
export interface Recording {
  /** As its folder is called. */
  readonly kind: string
  readonly name: string
  readonly history: History
}

type Event = NonNullable<History['events']>[number]

export async function recordings(): Promise<readonly Recording[]> {
  const files = (await readdir(HISTORIES, { recursive: true })).filter((file) => file.endsWith(ENDING))
  return Promise.all(files.toSorted().map(readRecording))
}

async function readRecording(file: string): Promise<Recording> {
  const [kind = '', name = ''] = file.slice(0, -ENDING.length).split('/')
  const text = gunzipSync(await readFile(new URL(file, HISTORIES))).toString('utf8')
  return { kind, name, history: historyFromJSON(JSON.parse(text)) }
}

/** One file a run, compact: what is written of a transaction is encrypted, with the key of tests. */
export async function keepRecording({ kind, name, history }: Recording): Promise<void> {
  await mkdir(new URL(`${kind}/`, HISTORIES), { recursive: true })
  const text = JSON.stringify(JSON.parse(historyToJSON(history)))
  await writeFile(new URL(`${kind}/${name}${ENDING}`, HISTORIES), gzipSync(text, { level: 9 }))
}

/** The stages in which it rested until somebody said something or a moment came. */
export function stagesWaitedIn({ events }: History): ReadonlySet<string> {
  const waitedIn = new Set<string>()
  let stage: string | undefined
  for (const event of events ?? []) {
    stage = stageShownBy(event) ?? stage
    if (stage !== undefined && comesFromOutside(event)) waitedIn.add(stage)
  }
  return waitedIn
}

/** The last stage that it showed to operators. */
export function lastStageOf({ events }: History): string | undefined {
  return (events ?? []).map(stageShownBy).findLast((stage) => stage !== undefined)
}

/** Whether it began with what an earlier run handed on. */
export function isContinued({ events }: History): boolean {
  return Boolean(events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId)
}

/** The kind of the dossier that was opened in this run; undefined when an earlier one opened it. */
export async function kindOpenedIn(
  { events }: History,
  { payloadCodecs: [codec] = [] }: DataConverter,
): Promise<string | undefined> {
  const opening = (events ?? []).map(requestIn).find((request) => request?.name === openDossier.name)
  const [payload] = (await codec?.decode([...(opening?.args?.payloads ?? [])])) ?? []
  if (payload === undefined) return undefined
  return defaultPayloadConverter.fromPayload<{ readonly terms: Terms }>(payload).terms.kind
}

function requestIn({ workflowExecutionUpdateAcceptedEventAttributes: update }: Event) {
  return update?.acceptedRequest?.input
}

/** The messages that it was told, by name. */
export function messagesIn({ events }: History): readonly string[] {
  return (events ?? []).flatMap(
    (event) => requestIn(event)?.name ?? event.workflowExecutionSignaledEventAttributes?.signalName ?? [],
  )
}

/** A run that goes on shows it from its start. */
function stageShownBy(event: Event): string | undefined {
  const { searchAttributes } =
    event.workflowExecutionStartedEventAttributes ?? event.upsertWorkflowSearchAttributesEventAttributes ?? {}
  const shown: Payload | undefined = searchAttributes?.indexedFields?.[STAGE_ATTRIBUTE.name]
  if (shown === undefined) return undefined
  const [stage] = [defaultPayloadConverter.fromPayload<string | readonly string[]>(shown)].flat()
  return stage
}

function comesFromOutside(event: Event): boolean {
  return (
    event.timerFiredEventAttributes != null ||
    event.workflowExecutionSignaledEventAttributes != null ||
    event.workflowExecutionUpdateAcceptedEventAttributes != null
  )
}

import type { Running } from './running.ts'

/** One part and how it is. */
interface PartHealth {
  readonly name: string
  readonly healthy: boolean
  readonly detail: string
}

/** Asks every process of an installation how it is. */
export async function askHealth(running: Running): Promise<readonly PartHealth[]> {
  return Promise.all(
    Object.entries(running.health).map(async ([name, url]) => {
      const detail = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) }).then(
        (response) => response.text(),
        () => 'no answer',
      )
      return { name, healthy: detail === 'ready', detail: detail.replaceAll('\n', '; ') }
    }),
  )
}

interface BoardFacts {
  readonly running: Running
  readonly health: readonly PartHealth[]
  readonly dataFolder: string
  readonly tookSeconds: number
  readonly firstSale: string | null
}

/** What `registrar start` ends on: addresses, logins, and what is healthy. */
export function board({ running, health, dataFolder, tookSeconds, firstSale }: BoardFacts): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Portal', running.apiUrl],
    ['  a notary', `${running.apiUrl}/notary      log in as any of the eight notaries; there is no password`],
    ['  a buyer', `${running.apiUrl}/pay         with the pay code that his notary gave him`],
    ['  an officer', `${running.apiUrl}/officer     log in as any of the three officers`],
    [
      '  an owner',
      `${running.apiUrl}/owner       log in as any of the three owners; he watches over his titles`,
    ],
    ['  anyone', `${running.apiUrl}/verify      checks a deed or a certificate`],
    ['API', `${running.apiUrl}/docs        reference; programs log in as program-<person>`],
    ['Sandbox bank', `${running.bankUrl}/sandbox   switches for what can go wrong with a payment`],
    ['Trust services', `${running.tsaUrl}/sandbox   switches for timestamps and the status of certificates`],
    ['Mail', `${running.mailUrl}/sandbox   every letter that was sent, and switches for what can go wrong`],
    ['Identity', running.issuer],
    ...(running.temporalUiUrl === null ? [] : [['Temporal', running.temporalUiUrl] as const]),
    ['Data', `${dataFolder}      kept; \`npm start -- --fresh\` drops it`],
  ]
  return [
    '',
    ...rows.map(([name, value]) => `  ${name.padEnd(14)} ${value}`),
    '',
    ...health.map(
      ({ name, healthy, detail }) => `  ${healthy ? '✔' : '✘'} ${name}${healthy ? '' : `: ${detail}`}`,
    ),
    ...(firstSale === null ? [] : [`  ✔ first sale registered: ${firstSale}`]),
    '',
    `  Ready after ${tookSeconds.toFixed(1)} s. In a second terminal: npm run demo. Ctrl-C ends everything.`,
    '',
  ].join('\n')
}

import type { RequestHandler, Response, Router } from 'express'
import type { Logger } from 'pino'
import type {
  DeedExaminer,
  DeedPreviewer,
  DocumentInspector,
  DocumentVerifier,
  Spool,
  Stores,
  Vault,
} from '../domain/ports.ts'
import type { Instant } from '../domain/time.ts'
import type { Commands } from './commands.ts'
import type { Problem } from './problem.ts'
import type { WorkflowGateway } from './workflow-gateway.ts'

export interface ApiConfig {
  /** Where browsers find us: scheme, host and port, no path, no slash at the end. */
  readonly publicUrl: string
  /** The identity provider's issuer URL; everything else is read from its discovery document. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What an access token must have been issued for. */
  readonly audience: string
  /** At least 32 bytes. Every pay code is derived from it. */
  readonly payLinkKey: Uint8Array
  /** At least 32 bytes. Secrets of webhooks and tokens to unsubscribe are derived from it. */
  readonly noticesKey: Uint8Array
  /** Where endpoints of webhooks may be: out in the public network, or on this machine, for a sandbox. */
  readonly webhookReach: 'public' | 'loopback'
  readonly bankNotificationSecret: string
  /** Where a payer is sent to pay: the one foreign place to which a form may lead. */
  readonly bankOrigin: string
  /** How many proxies stand before us; 0 believes no forwarded address. */
  readonly trustedProxies: number
  /** Requests a minute that one address may make. */
  readonly requestsPerMinute: number
  /** Logins, pay codes and public checks a minute that one address may try. */
  readonly attemptsPerMinute: number
}

/** All that commands need. */
export interface CommandDeps {
  readonly stores: Stores
  readonly vault: Vault
  readonly spool: Spool
  readonly inspect: DocumentInspector
  readonly preview: DeedPreviewer
  readonly examine: DeedExaminer
  readonly workflows: WorkflowGateway
  readonly now: () => Instant
  readonly config: Pick<ApiConfig, 'payLinkKey' | 'noticesKey' | 'webhookReach'>
  readonly log: Logger
}

/** All that HTTP needs: the commands to write, the stores to read. */
export interface ApiDeps extends CommandDeps {
  readonly commands: Commands
  readonly verify: DocumentVerifier
  readonly randomBytes: (count: number) => Uint8Array
  readonly config: ApiConfig
}

/** What the pages give to the app. */
export interface Pages {
  readonly router: Router | RequestHandler
  /** Shows a problem to a browser; status and headers are set already. */
  readonly showProblem: (problem: Problem, res: Response) => void
}

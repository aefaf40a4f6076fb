import type { Commands } from '../commands.ts'
import type { CommandDeps } from '../deps.ts'
import { createCaseCommands } from './cases.ts'
import { createDossierCommands } from './dossiers.ts'
import { createDryRun } from './dry-run.ts'
import { createExtension } from './extension.ts'
import { createOwnerCommands } from './owners.ts'
import { createPostCommands } from './post.ts'
import { createExchangeCommands, createPartyCommands } from './exchange.ts'
import { createPaymentCommands } from './payments.ts'
import { createPublicationCommands } from './publications.ts'
import { createRevaluationCommands } from './revaluations.ts'
import { createUpload } from './upload.ts'
import { createWebhookCommands } from './webhooks.ts'

/** All commands, over the stores and the procedures they are given. */
export function createCommands(deps: CommandDeps): Commands {
  return {
    ...createDossierCommands(deps),
    ...createPaymentCommands(deps),
    ...createCaseCommands(deps),
    ...createPostCommands(deps),
    ...createWebhookCommands(deps),
    ...createOwnerCommands(deps),
    dryRun: createDryRun(deps),
    extend: createExtension(deps),
    ...createExchangeCommands(deps),
    ...createPartyCommands(deps),
    ...createRevaluationCommands(deps),
    ...createPublicationCommands(deps),
    upload: createUpload(deps),
  }
}

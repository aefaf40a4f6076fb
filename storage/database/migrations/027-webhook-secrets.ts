import type { Step } from './dialect.ts'

/** Names of the secrets that sign what goes to an endpoint; null names the first. */
export const webhookSecrets: Step = {
  name: '027-webhook-secrets',
  statements: (dialect) => [
    `alter table webhook_endpoint add column secret_id ${dialect.text}`,
    `alter table webhook_endpoint add column former_secret_id ${dialect.text}`,
    `alter table webhook_endpoint add column former_until text`,
  ],
}

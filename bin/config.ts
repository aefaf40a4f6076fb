import { resolve } from 'node:path'
import { z } from 'zod'

/*
 * The only reader of the environment. `registrar start` writes every one of these for its children; a
 * deployment sets them itself. Each process reads only the parts it needs, so that each can be given less.
 */

const port = z.coerce.number().int().min(1).max(65_535)
const text = z.string().min(1)

const schemas = {
  database: z.object({ DATABASE_URL: text }).transform((env) => ({ url: env.DATABASE_URL })),
  temporal: z
    .object({ TEMPORAL_ADDRESS: text, TEMPORAL_NAMESPACE: text.default('registrar'), CODEC_KEYS: text })
    .transform((env) => ({
      address: env.TEMPORAL_ADDRESS,
      namespace: env.TEMPORAL_NAMESPACE,
      codecKeys: parseKeys(env.CODEC_KEYS),
    })),
  s3: z
    .object({
      S3_ENDPOINT: z.url(),
      S3_ACCESS_KEY: text,
      S3_SECRET_KEY: text,
      S3_REGION: text.default('us-east-1'),
      S3_BUCKET: text.default('registrar-documents'),
    })
    .transform((env) => ({
      endpoint: env.S3_ENDPOINT,
      accessKey: env.S3_ACCESS_KEY,
      secretKey: env.S3_SECRET_KEY,
      region: env.S3_REGION,
      bucket: env.S3_BUCKET,
    })),
  api: z
    .object({
      API_PORT: port.default(3000),
      PUBLIC_URL: z.url(),
      OIDC_ISSUER: z.url(),
      OIDC_CLIENT_ID: text.default('registrar-portal'),
      OIDC_CLIENT_SECRET: text,
      API_AUDIENCE: text,
      PAY_LINK_KEY: text,
      SPOOL_FOLDER: text,
    })
    .transform((env) => ({
      port: env.API_PORT,
      publicUrl: env.PUBLIC_URL,
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      clientSecret: env.OIDC_CLIENT_SECRET,
      audience: env.API_AUDIENCE,
      payLinkKey: Buffer.from(env.PAY_LINK_KEY, 'base64'),
      spoolFolder: resolve(env.SPOOL_FOLDER),
    })),
  bank: z
    .object({ BANK_URL: z.url(), BANK_NOTIFICATION_SECRET: text })
    .transform((env) => ({ url: env.BANK_URL, notificationSecret: env.BANK_NOTIFICATION_SECRET })),
  merchant: z
    .object({ BANK_URL: z.url(), BANK_MERCHANT: text, BANK_PASSWORD: text })
    .transform((env) => ({ url: env.BANK_URL, merchant: env.BANK_MERCHANT, password: env.BANK_PASSWORD })),
  portal: z.object({ PUBLIC_URL: z.url() }).transform((env) => ({ url: env.PUBLIC_URL })),
  sandbox: z
    .object({
      SANDBOX_FOLDER: text,
      BANK_PORT: port,
      BANK_MERCHANT: text,
      BANK_PASSWORD: text,
      BANK_NOTIFICATION_SECRET: text,
      IDENTITY_PORT: port,
      TSA_PORT: port,
      MAIL_PORT: port,
      SMTP_PORT: port,
      OIDC_CLIENT_SECRET: text,
      API_AUDIENCE: text,
      PUBLIC_URL: z.url(),
    })
    .transform((env) => ({
      folder: resolve(env.SANDBOX_FOLDER),
      bankPort: env.BANK_PORT,
      merchant: { id: env.BANK_MERCHANT, password: env.BANK_PASSWORD },
      notificationSecret: env.BANK_NOTIFICATION_SECRET,
      identityPort: env.IDENTITY_PORT,
      tsaPort: env.TSA_PORT,
      mailPort: env.MAIL_PORT,
      smtpPort: env.SMTP_PORT,
      portalSecret: env.OIDC_CLIENT_SECRET,
      audience: env.API_AUDIENCE,
      publicUrl: env.PUBLIC_URL,
    })),
  post: z.object({ SMTP_URL: z.url(), MAIL_FROM: z.email(), PAY_LINK_KEY: text }).transform((env) => ({
    smtpUrl: env.SMTP_URL,
    from: env.MAIL_FROM,
    payLinkKey: Buffer.from(env.PAY_LINK_KEY, 'base64'),
  })),
  notices: z
    .object({ NOTICES_KEY: text, WEBHOOK_REACH: z.enum(['public', 'loopback']).default('public') })
    .transform((env) => ({ key: Buffer.from(env.NOTICES_KEY, 'base64'), reach: env.WEBHOOK_REACH })),
  authority: z
    .object({ AUTHORITY_FOLDER: text })
    .transform((env) => ({ folder: resolve(env.AUTHORITY_FOLDER) })),
  timestamps: z.object({ TIMESTAMP_URL: z.url() }).transform((env) => ({ url: env.TIMESTAMP_URL })),
  trustList: z.object({ TRUST_LIST_URL: z.url(), TRUST_LIST_SIGNER: text }).transform((env) => ({
    url: env.TRUST_LIST_URL,
    /** The key that signs it: SubjectPublicKeyInfo, DER. */
    signerSpki: Buffer.from(env.TRUST_LIST_SIGNER, 'base64'),
  })),
  process: z
    .object({
      HEALTH_PORT: port.optional(),
      LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
    })
    .transform((env) => ({ healthPort: env.HEALTH_PORT ?? null, logLevel: env.LOG_LEVEL })),
}

type Schemas = typeof schemas
export type Part = keyof Schemas
export type Config = { readonly [P in Part]: z.output<Schemas[P]> }

/** One key for writing, first, and any number of earlier ones that are still read. */
function parseKeys(value: string): readonly { readonly id: string; readonly key: Buffer }[] {
  return value.split(',').map((entry) => {
    const [id = '', key = ''] = entry.split(':')
    return { id, key: Buffer.from(key, 'base64') }
  })
}

/** The variables that some parts of the configuration are read from. */
export function variablesOf(parts: readonly Part[]): readonly string[] {
  return parts.flatMap((part) => Object.keys(schemas[part].in.shape))
}

/** Reads some parts of the configuration. Throws one error that names every variable missing or wrong. */
export function readConfig<P extends Part>(
  parts: readonly P[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Pick<Config, P> {
  const read = parts.map((part) => [part, schemas[part].safeParse(env)] as const)
  const wrong = read.flatMap(([, result]) => (result.success ? [] : result.error.issues))
  if (wrong.length > 0) {
    const lines = wrong.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(
      `The environment is not complete. Start everything with \`npm start\`, or set:\n${lines.join('\n')}`,
    )
  }
  return Object.fromEntries(read.map(([part, result]) => [part, result.data])) as Pick<Config, P>
}

import { Command, CommanderError } from 'commander'
import type { prepare as Prepare } from './sign/two-phase.ts'
import { UsageError } from './usage-error.ts'
import type { VerifyOptions } from './verify/verify.ts'

/*
 * One command, a verb for each thing to be done. Each verb's module is loaded only when it is asked for, so
 * that `verify` works offline on a machine that has none of the servers.
 */
const dataOption = ['--data <folder>', 'the data folder of the running start', '.registrar'] as const

const program = new Command('registrar')
  .description('Registers land transactions: a signed deed becomes a registered title.')
  .showHelpAfterError()
  .exitOverride()

program
  .command('start')
  .description('bring up everything on this machine, embedded servers included, with a fictional register')
  .option('--fresh', 'drop what an earlier start left in the data folder')
  .option('--data <folder>', 'where data lies', '.registrar')
  .action(async (options: { fresh?: boolean; data: string }) => {
    const { start } = await import('./start/start.ts')
    await start({ dataFolder: options.data, fresh: options.fresh ?? false })
  })

program
  .command('demo')
  .description('walk a sale through the API of a running `registrar start`, then three that must not pass')
  .option('--all-kinds', 'walk one transaction of each kind instead, and show the register before and after')
  .option(...dataOption)
  .action(async (options: { allKinds?: boolean; data: string }) => {
    const { runDemo } = await import('./demo/demo.ts')
    await runDemo({ dataFolder: options.data, allKinds: options.allKinds ?? false })
  })

program
  .command('api')
  .description('serve the API and the pages')
  .action(async () => {
    const { serveApi } = await import('./process/api.ts')
    await serveApi()
  })

const worker = program.command('worker').description('run one of the two workers')
worker
  .command('transactions')
  .description('the procedure and its effects on the record')
  .action(async () => {
    const { runTransactionsWorker } = await import('./process/workers.ts')
    await runTransactionsWorker()
  })
worker
  .command('documents')
  .description('work on the bytes of documents: verifying, drawing, sealing')
  .action(async () => {
    const { runDocumentsWorker } = await import('./process/workers.ts')
    await runDocumentsWorker()
  })

program
  .command('sandbox')
  .description(
    'serve the stand-ins for the bank, the identity provider, the trust services and the mail server',
  )
  .action(async () => {
    const { serveSandbox } = await import('./process/sandbox.ts')
    await serveSandbox()
  })

program
  .command('migrate')
  .description('bring the database of DATABASE_URL to this version')
  .action(async () => {
    const { migrateDatabase } = await import('./register/migrate.ts')
    await migrateDatabase()
  })

program
  .command('import <file>')
  .description('add the parcels of a JSON file to the register; those it has stay untouched')
  .option(...dataOption)
  .action(async (file: string, options: { data: string }) => {
    const { importRegister } = await import('./register/import.ts')
    await importRegister(file, options.data)
  })

program
  .command('export')
  .description('print the register as JSON that `import` reads')
  .option(...dataOption)
  .action(async (options: { data: string }) => {
    const { exportRegister } = await import('./register/export.ts')
    await exportRegister(options.data)
  })

program
  .command('replay <case>')
  .description('run the rules again on the stored facts of a transaction (LT-…) or its case, and compare')
  .option(...dataOption)
  .action(async (id: string, options: { data: string }) => {
    const { replay } = await import('./register/replay.ts')
    process.exitCode = await replay(id, options.data)
  })

program
  .command('verify [files...]')
  .description('check the signatures of PDF files, offline')
  .option('--trust <folder>', 'whom to trust: certificates, CRLs, OCSP responses, a trust list')
  .option('--at <instant>', 'as of this moment, ISO 8601; else now')
  .option('--json', 'one JSON line a file')
  .option('--policy <policy>', 'document (any PDF) or deed (what is lodged here)', 'document')
  .option('--lang <language>', 'en or fr; else the terminal’s')
  .option(
    '--data <folder>',
    'where a development authority lies that is trusted without --trust',
    '.registrar',
  )
  .option('--recompute <transaction>', 'judge its documents again from what was stored, and compare')
  .action(async (files: string[], options: VerifyOptions & { recompute?: string }) => {
    if (options.recompute !== undefined) {
      const { verifyRecompute } = await import('./verify/recompute.ts')
      process.exitCode = await verifyRecompute(options.recompute, options)
      return
    }
    if (files.length === 0) throw new UsageError('Name a file, or a transaction with --recompute')
    const { verify } = await import('./verify/verify.ts')
    process.exitCode = await verify(files, options)
  })

const sign = program.command('sign').description('sign a PDF: with a PKCS#12 file, or in two phases')
sign
  .command('p12 <file>', { isDefault: true })
  .description('sign with a PKCS#12 file; the word `p12` may be left out')
  .requiredOption('--p12 <file>', 'key and certificate')
  .requiredOption('--password-file <file>', 'its password')
  .requiredOption('--out <file>', 'where the signed PDF goes')
  .option('--tsa <url>', 'have the signature stamped by this timestamping authority')
  .action(async (file: string, options: { p12: string; passwordFile: string; out: string; tsa?: string }) => {
    const { sign: signFile } = await import('./sign/sign.ts')
    await signFile(file, options)
  })
sign
  .command('prepare <file>')
  .description('first phase, for a key in a card or a module: write down what is to be signed')
  .requiredOption('--cert <file>', 'the signer’s certificate, DER or PEM')
  .option('--chain <files...>', 'the certificates above it, nearest first')
  .requiredOption('--out <handle>', 'where the handle goes; beside it <handle>.tbs and .digest')
  .option('--pss', 'an RSA key signs by PSS')
  .option('--with-timestamp', 'leave room for a timestamp')
  .option('--reason <text>', 'why it is signed')
  .option('--location <text>', 'where it is signed')
  .action(async (file: string, options: Parameters<typeof Prepare>[1]) => {
    const { prepare } = await import('./sign/two-phase.ts')
    await prepare(file, options)
  })
sign
  .command('complete <handle>')
  .description('second phase: put the signature into the prepared PDF')
  .requiredOption('--signature <file>', 'the signature; ECDSA in DER or plain (r‖s)')
  .requiredOption('--out <file>', 'where the signed PDF goes')
  .option('--tsa <url>', 'have the signature stamped by this timestamping authority')
  .action(async (handle: string, options: { signature: string; out: string; tsa?: string }) => {
    const { complete } = await import('./sign/two-phase.ts')
    await complete(handle, options)
  })

program
  .command('doctor')
  .description('say what is healthy, and hold the object store against the conformance table')
  .option(...dataOption)
  .action(async (options: { data: string }) => {
    const { doctor } = await import('./doctor/doctor.ts')
    process.exitCode = await doctor(options.data)
  })

/** EX_USAGE and EX_SOFTWARE (sysexits(3)): 1 and 2 are answers of the verbs. */
const [MISUSED, FAILED] = [64, 70]

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSED
  return error instanceof UsageError ? MISUSED : FAILED
}

/** What a shell says of a program that ended because nobody read on (128 and SIGPIPE). */
const NOBODY_READS = 141

// Whoever reads may have seen enough, as `head` has.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(NOBODY_READS)
  throw error
})

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = exitCodeOf(error)
  const told = error instanceof Error ? error.message : String(error)
  // Commander has told already what it throws.
  if (!(error instanceof CommanderError)) console.error(told)
}

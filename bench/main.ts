import { benchSignatures } from './signatures/signatures.ts'
import { benchTransactions } from './transactions/transactions.ts'

const BENCHES: Readonly<Record<string, () => Promise<boolean>>> = {
  transactions: benchTransactions,
  signatures: benchSignatures,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => BENCHES[name] === undefined)
if (unknown.length > 0) {
  throw new Error(`There is no bench ${unknown.join(', ')}; there are: ${Object.keys(BENCHES).join(', ')}`)
}

for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`bench ${name}`)
  if (!(await bench())) process.exitCode = 1
}

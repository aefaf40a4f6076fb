import type { z } from 'zod'
import { KINDS } from '../../../domain/transaction/kinds.ts'
import { AMOUNTS } from '../../../domain/transaction/kinds/amounts.ts'
import { DOCUMENTS } from '../../../domain/transaction/kinds/asking.ts'
import type { KindRow } from '../../../domain/transaction/kinds/kind-row.ts'
import { PARTY_ROLES } from '../../../domain/transaction/party.ts'
import type { Kind } from '../../../domain/transaction/terms.ts'
import type { kindList } from '../schemas/kinds.ts'

type KindListView = z.input<typeof kindList>

/** The whole catalogue, as programs read it. */
export function kindListView(): KindListView {
  const rows = Object.entries(KINDS) as readonly (readonly [Kind, KindRow])[]
  return { kinds: rows.map(([kind, row]) => rowView(kind, row)) }
}

function rowView(kind: Kind, row: KindRow): KindListView['kinds'][number] {
  const { title, basis, roles, asks, amount, needs, rights, declarations } = row
  const { effect, duties, bars, publication } = row
  return {
    ...{ kind, title, basis, effect, duties, publicationDays: publication },
    roles: roles.map((each) => ({ ...each, title: PARTY_ROLES[each.role] })),
    documents: asks.map((ask) => ({
      ...{ document: ask.document, title: DOCUMENTS[ask.document], role: ask.of, basis: ask.basis },
      ...{ when: ask.when ?? null, validForDays: ask.validForDays ?? null },
    })),
    amount: amount && AMOUNTS[amount],
    needs: [...needs],
    rights: [...rights],
    declarations: [...declarations],
    bars: [...bars],
    byOrder: row.byOrder === true,
  }
}

import type { Signed } from '../../../domain/transaction/deed-signature.ts'
import type { Signing } from '../../../domain/transaction/kinds/kind-row.ts'

/** Who signs a deed, in which order, and whether he has. */
export const signing = {
  title: 'Who signs the deed, in this order',
  how: {
    'notary-attests':
      'The parties sign before the notary, as the deed says. Whoever also signs the file keeps to this order; with the same number, any of them may be first. The notary signs the file last.',
    'all-sign':
      'Each signs the file with a certificate of his own; with the same number, any of them may be first. The notary signs it last.',
  } satisfies Readonly<Record<Signing, string>>,
  byOrder: 'A court has ordered it, so the parties do not sign.',
  notary: 'The notary',
  signed: {
    yes: 'Signed',
    no: 'Not signed',
    'cannot-tell': 'Cannot be told',
  } satisfies Readonly<Record<Signed, string>>,
  notInFile: 'Not in the file',
  cannot: (name: string, why: string): string => `${name} cannot sign. The deed says why: ${why}`,
}

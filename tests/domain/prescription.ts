import { WHOLE } from '../../domain/register/fraction.ts'
import type { Terms } from '../../domain/transaction/terms.ts'
import { coOwnerNic, partyAs, purchaserNic, strangerNic } from './sample.ts'

/** What makes the sample an acquisitive prescription: published, so that anyone may object. */
export const prescription: Pick<Terms, 'kind' | 'parties'> = {
  kind: 'prescription',
  parties: [
    partyAs('occupier', purchaserNic, 'Filao CASUARINA', { share: WHOLE }),
    partyAs('witness', coOwnerNic, 'Benjoin BOIS-NOIR'),
    partyAs('witness', strangerNic, 'Jacaranda MANGUIER'),
  ],
}

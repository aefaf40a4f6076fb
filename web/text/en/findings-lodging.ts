import type { LodgingCode } from '../../../domain/dry-run/lodging.ts'
import type { Explained } from './explained.ts'

/** What lodging would say. */
export const lodgingFindings: Readonly<Record<LodgingCode, Explained>> = {
  'document-accepted': { title: 'A document that is asked for is there and accepted' },
  'document-missing': {
    title: 'A document that is asked for is missing',
    advice: 'Upload it, look at it, and accept it.',
  },
  'document-not-accepted': {
    title: 'A document that is asked for is not accepted',
    advice: 'Look at its newest version and accept it, or upload a better one.',
  },
  'document-expired': {
    title: 'A document that is asked for counts no more',
    advice: 'Upload one that is still valid on the day you lodge, and accept it.',
  },
  'parcel-unheld': { title: 'No other transaction holds the parcel' },
  'parcel-held': {
    title: 'Another transaction holds the parcel',
    advice:
      'The receipt below comes first. You can lodge when that transaction ends; prepare yours in the meantime.',
  },
}

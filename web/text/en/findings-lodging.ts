import type { LodgingCode } from '../../../domain/dry-run/lodging.ts'
import type { PaperCode } from '../../../domain/screening/papers-current.ts'
import type { Explained } from './explained.ts'

/** What lodging would say, and what is said of papers that end. */
export const lodgingFindings: Readonly<Record<LodgingCode | PaperCode, Explained>> = {
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
  'papers-current': { title: 'The papers that the law asks for still count' },
  'paper-ended': {
    title: 'A paper that the law asks for counts no more',
    advice: 'A new one must take its place: the notary uploads it, accepts it, and lodges the deed anew.',
  },
  'paper-ends-before-registration': {
    title: 'A paper may end before the deed is registered',
    advice:
      'It can be renewed until the deed is lodged. If the deed registers after its last day, two officers look at it first.',
  },
}

import type { LodgingCode } from '../../../domain/dry-run/lodging.ts'
import type { PaperCode } from '../../../domain/screening/papers-current.ts'
import type { Text } from '../shape.ts'

export const lodgingFindings: Readonly<Record<LodgingCode | PaperCode, Text['findings'][string]>> = {
  'document-accepted': { title: 'Une pièce demandée est là, et acceptée' },
  'document-missing': {
    title: 'Une pièce demandée manque',
    advice: 'Envoyez-la, regardez-la, puis acceptez-la.',
  },
  'document-not-accepted': {
    title: 'Une pièce demandée n’est pas acceptée',
    advice: 'Regardez sa dernière version et acceptez-la, ou envoyez-en une meilleure.',
  },
  'document-expired': {
    title: 'Une pièce demandée n’est plus valable',
    advice: 'Envoyez-en une qui soit encore valable le jour du dépôt, puis acceptez-la.',
  },
  'parcel-unheld': { title: 'Aucune autre transaction ne tient la parcelle' },
  'parcel-held': {
    title: 'Une autre transaction tient la parcelle',
    advice:
      'Le récépissé ci-dessous passe avant. Vous pourrez déposer quand cette transaction prendra fin ; préparez la vôtre d’ici là.',
  },
  'papers-current': { title: 'Les pièces que la loi demande sont encore valables' },
  'paper-ended': {
    title: 'Une pièce que la loi demande n’est plus valable',
    advice:
      'Une nouvelle pièce doit la remplacer : le notaire la verse au dossier, l’accepte et dépose de nouveau l’acte.',
  },
  'paper-ends-before-registration': {
    title: 'Une pièce peut expirer avant l’enregistrement de l’acte',
    advice:
      'Elle peut être renouvelée jusqu’au dépôt de l’acte. Si l’acte est enregistré après son dernier jour, deux agents l’examinent d’abord.',
  },
}

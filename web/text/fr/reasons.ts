import type { Text } from '../shape.ts'

export const reasons: Text['reasons'] = {
  'explained-by-documents': 'Les documents l’expliquent',
  'explained-by-improvement': 'La parcelle a été bâtie ou améliorée',
  'family-arrangement': 'C’est un arrangement de famille',
  'register-was-wrong': 'Le registre était inexact et a été corrigé',
  'deed-unclear': 'L’acte n’est pas clair',
  'document-missing': 'Il manque un document',
  'declaration-incomplete': 'Une déclaration est incomplète',
  'vendor-not-entitled': 'Le vendeur n’a pas le droit de vendre',
  'parcel-not-disposable': 'La parcelle ne peut être vendue',
  'deed-reused': 'L’acte a déjà servi',
  'declared-value-untenable': 'La valeur déclarée est insoutenable',
}

export const decisions: Text['decisions'] = {
  release: 'Libérer',
  return: 'Renvoyer au notaire',
  refuse: 'Refuser l’enregistrement',
}

export const outcomes: Text['outcomes'] = {
  released: 'Libéré',
  returned: 'Renvoyé au notaire',
  refused: 'Refusé',
  'needs-second-officer': 'Attend un second agent',
}

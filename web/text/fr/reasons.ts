import type { Text } from '../shape.ts'

export const reasons: Text['reasons'] = {
  'explained-by-documents': 'Les documents l’expliquent',
  'explained-by-improvement': 'La parcelle a été bâtie ou améliorée',
  'family-arrangement': 'C’est un arrangement de famille',
  'register-was-wrong': 'Le registre était inexact et a été corrigé',
  'confirmed-by-party': 'La partie l’a confirmé en personne',
  'deed-unclear': 'L’acte n’est pas clair',
  'document-missing': 'Il manque un document',
  'declaration-incomplete': 'Une déclaration est incomplète',
  'party-data-differs': 'L’état civil d’une partie diffère du registre',
  'parcel-description-differs': 'La description de la parcelle diffère du plan',
  'signature-in-doubt': 'Une signature est douteuse',
  'power-of-attorney-lapsed': 'Une procuration n’est plus en vigueur',
  'vendor-not-entitled': 'Le vendeur n’a pas le droit de vendre',
  'parcel-not-disposable': 'La parcelle ne peut être vendue',
  'deed-reused': 'L’acte a déjà servi',
  'declared-value-untenable': 'La valeur déclarée est insoutenable',
  'authorisation-lacking': 'Un non-citoyen n’a pas d’autorisation',
  'injunction-in-force': 'Une injonction interdit le transfert',
  'not-authentic': 'L’acte n’est pas un acte authentique',
}

export const reasonAdvice: Text['reasonAdvice'] = {
  'explained-by-documents': 'Il n’y a rien à faire.',
  'explained-by-improvement': 'Il n’y a rien à faire.',
  'family-arrangement': 'Il n’y a rien à faire.',
  'register-was-wrong': 'Il n’y a rien à faire : le registre a été corrigé.',
  'confirmed-by-party': 'Il n’y a rien à faire.',
  'deed-unclear': 'Rendez la clause claire dans l’acte, faites-le signer de nouveau et déposez-le encore.',
  'document-missing': 'Ajoutez au dossier le document qui manque, acceptez-le et déposez de nouveau.',
  'declaration-incomplete':
    'Complétez la déclaration avec la partie, ajoutez-la au dossier et déposez de nouveau.',
  'party-data-differs':
    'Comparez noms et numéros d’identité avec le titre. Corrigez l’acte, ou faites d’abord rectifier le registre.',
  'parcel-description-differs':
    'Comparez PIN, contenance et bornes avec le rapport d’arpentage. Corrigez l’acte, ou ajoutez un nouveau rapport.',
  'signature-in-doubt': 'Faites signer la partie de nouveau devant vous, et déposez l’acte signé à nouveau.',
  'power-of-attorney-lapsed': 'Obtenez une procuration en vigueur, ou faites signer la partie elle-même.',
  'vendor-not-entitled':
    'Seul celui qui est au titre peut transmettre. Faites corriger le titre, puis ouvrez une nouvelle transaction.',
  'parcel-not-disposable': 'Faites lever la saisie ou l’opposition, puis ouvrez une nouvelle transaction.',
  'deed-reused': 'Dressez un nouvel acte, et ouvrez avec lui une nouvelle transaction.',
  'declared-value-untenable': 'Déclarez la valeur réelle, et ouvrez une nouvelle transaction.',
  'authorisation-lacking': 'Obtenez le certificat du ministre, puis ouvrez une nouvelle transaction.',
  'injunction-in-force': 'Demandez au tribunal de lever son ordre, puis ouvrez une nouvelle transaction.',
  'not-authentic': 'Dressez l’acte en la forme authentique, et ouvrez une nouvelle transaction.',
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

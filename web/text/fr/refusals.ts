import type { Text } from '../shape.ts'
import { objectionRefusals } from './objections.ts'
import { registerRefusals } from './refusals-register.ts'

export const refusals: Text['refusals'] = {
  ...objectionRefusals,
  'not-authenticated': { title: 'Vous n’êtes pas connecté', advice: 'Connectez-vous, puis recommencez.' },
  'not-authorised': {
    title: 'Votre rôle ne le permet pas',
    advice: 'Reconnectez-vous sous un rôle qui le permet, ou adressez-vous au responsable du dossier.',
  },
  'notary-only': {
    title: 'Seul le notaire lui-même peut le faire',
    advice:
      'Vous préparez les dossiers pour votre notaire. Accepter, déposer et retirer sont ses propres actes ; dites-lui que le dossier l’attend.',
  },
  'cross-site-request': {
    title: 'La demande vient d’un autre site',
    advice: 'Ouvrez la page ici et envoyez le formulaire depuis elle.',
  },
  'too-many-requests': { title: 'Trop d’essais', advice: 'Attendez une minute, puis recommencez.' },
  'request-malformed': {
    title: 'Quelque chose dans le formulaire ne convient pas',
    advice: 'Vérifiez ce que vous avez saisi et renvoyez-le.',
  },
  'idempotency-key-missing': {
    title: 'Le formulaire n’est plus à jour',
    advice: 'Rouvrez la page et renvoyez le formulaire.',
  },
  'idempotency-key-reused': {
    title: 'Ce formulaire a déjà été envoyé avec un autre contenu',
    advice: 'Rouvrez la page pour voir ce qui a été retenu, puis renvoyez le formulaire si besoin.',
  },
  'pin-malformed': { title: 'Le PIN doit avoir neuf chiffres', advice: 'Par exemple 103040781.' },
  'pin-unknown': {
    title: 'Aucune parcelle du registre n’a ce PIN',
    advice: 'Comparez-le au titre de propriété.',
  },
  'nic-malformed': {
    title: 'Le numéro d’identité n’est pas valable',
    advice:
      'Celui d’une carte a 14 caractères : une lettre, douze chiffres et un dernier caractère qui contrôle les autres. Le BRN d’une société est une lettre et huit chiffres.',
  },
  'price-invalid': {
    title: 'Le prix doit être supérieur à zéro, en roupies et centimes entiers',
    advice: 'Par exemple 8 000 000 ou 8 000 000.50.',
  },
  'term-missing': {
    title: 'Il manque quelque chose que ce genre de transaction exige',
    advice: 'Le champ indiqué à côté, ou dans la réponse, doit être rempli.',
  },
  'document-too-large': {
    title: 'Le document dépasse 30 Mo',
    advice: 'Numérisez-le avec moins de couleurs ou une résolution plus basse.',
  },
  'document-empty': {
    title: 'Aucun fichier n’a été choisi, ou il est vide',
    advice: 'Choisissez un fichier qui contient quelque chose.',
  },
  'document-incomplete': { title: 'Le document n’est pas arrivé entier', advice: 'Renvoyez-le.' },
  'document-not-pdf': {
    title: 'Le document doit être un PDF',
    advice: 'Enregistrez-le en PDF, puis renvoyez-le.',
  },
  'document-type-unknown': {
    title: 'Le fichier n’est ni un PDF ni une photographie',
    advice: 'Envoyez un PDF, ou une photographie en JPEG ou PNG ; la plupart des téléphones en prennent.',
  },
  'document-truncated': {
    title: 'Le document est coupé : sa fin manque',
    advice: 'Reprenez-le là où il a été signé et renvoyez-le.',
  },
  'document-encrypted': {
    title: 'Le document est protégé par un mot de passe',
    advice: 'Enregistrez-le sans protection, signez-le de nouveau, puis envoyez-le.',
  },
  'document-unknown': {
    title: 'Ce document n’est pas dans ce dossier',
    advice: 'Il a peut-être été remplacé : rouvrez le dossier.',
  },
  'document-already-judged': {
    title: 'Ce document a déjà été jugé autrement',
    advice: 'Pour changer d’avis, envoyez une nouvelle version.',
  },
  'document-required': {
    title: 'Tous les documents doivent être reçus et acceptés avant le dépôt',
    advice: 'Voyez ci-dessous ceux qui manquent encore.',
  },
  'document-expired': {
    title: 'Un document n’est plus valable',
    advice: 'Demandez-en un nouveau à la partie, puis acceptez-le.',
  },
  'party-unknown': {
    title: 'La transaction n’a pas cette partie',
    advice: 'Choisissez une partie du dossier.',
  },
  'party-link-invalid': {
    title: 'Ce lien ne vous laisse pas entrer',
    advice:
      'Vérifiez le code que votre notaire vous a donné. S’il a pris fin ou a été retiré, demandez-en un autre.',
  },
  'title-unfit': {
    title: 'Ce qui est demandé a un nom de 1 à 200 caractères',
    advice: 'Dites ce qu’il vous faut.',
  },
  'day-past': { title: 'Ce jour est passé', advice: 'Donnez la date du jour, ou un jour à venir.' },
  'message-unfit': {
    title: 'Un message a entre 1 et 4 000 caractères',
    advice: 'Écrivez quelque chose, ou écrivez-le plus brièvement.',
  },
  'transaction-not-found': {
    title: 'Cette transaction n’existe pas, ou n’est pas la vôtre',
    advice: 'Vérifiez le numéro.',
  },
  'illegal-transition': {
    title: 'Ce n’est plus possible : la transaction a avancé',
    advice: 'Voyez ci-dessous où elle en est.',
  },
  'parcel-held': {
    title: 'Une autre transaction retient cette parcelle',
    advice:
      'Elle a été déposée avant la vôtre. Vous pourrez déposer si l’autre s’arrête sans enregistrement.',
  },
  'deed-missing': { title: 'Il n’y a pas d’acte signé à déposer', advice: 'Envoyez d’abord l’acte signé.' },
  'term-not-amendable': {
    title: 'Ceci ne peut pas être corrigé ici',
    advice:
      'Seul ce que les motifs du renvoi désignent peut être corrigé. Une autre parcelle ou un autre genre d’acte est une autre transaction.',
  },
  'reason-missing': {
    title: 'Donnez un motif',
    advice: 'L’autre partie doit pouvoir comprendre la décision.',
  },
  'extension-used': {
    title: 'Une prolongation vous a déjà été accordée',
    advice: 'Agissez avant l’échéance, ou demandez une prolongation à un agent du conservateur.',
  },
  'extension-not-possible': {
    title: 'L’échéance ne peut être reportée ainsi',
    advice: 'Indiquez un jour après l’échéance actuelle et dans la limite de la conservation.',
  },
  'notice-not-found': { title: 'Cet avis n’existe pas', advice: 'Demandez un nouveau code au notaire.' },
  'notice-already-paid': { title: 'Cet avis est déjà payé', advice: 'Rien n’est plus dû à ce titre.' },
  'pay-link-invalid': {
    title: 'Aucun avis n’a ce code',
    advice: 'Vérifiez les 16 lettres et chiffres sur la lettre du notaire, ou demandez-lui un nouveau code.',
  },
  ...registerRefusals,
}

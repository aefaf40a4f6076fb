import type { Text } from '../shape.ts'

export const start: Text['start'] = {
  title: 'Enregistrer les actes fonciers',
  lead: 'Un acte signé entre, un titre enregistré sort. Chaque étape a son numéro, son heure et son motif.',
  youAre: 'Qui êtes-vous ?',
  notary: {
    title: 'Notaire',
    text: 'Ouvrez un dossier, réunissez ses documents, déposez l’acte signé et suivez-le jusqu’au certificat.',
    action: 'Voir vos dossiers',
    signIn: 'Se connecter comme notaire',
  },
  payer: {
    title: 'Partie à une transaction',
    text: 'Votre notaire vous a remis un lien ou un code de 16 lettres et chiffres. Envoyez ce qu’il vous demande. Voyez ce que vous devez et pourquoi, et payez.',
    action: 'Payer un avis',
    send: 'Envoyer ce qui vous est demandé',
  },
  owner: {
    title: 'Propriétaire',
    text: 'Voyez ce qui est déposé sur vos terres, soyez-en averti, opposez-vous, ou verrouillez votre titre.',
    action: 'Voir vos titres',
    transactions: 'Prendre part à une transaction',
    signIn: 'Se connecter comme propriétaire',
  },
  officer: {
    title: 'Agent du conservateur',
    text: 'Les transactions qu’une règle a signalées attendent une décision motivée.',
    action: 'Voir les cas',
    signIn: 'Se connecter comme agent',
  },
  anyone: {
    title: 'Toute personne',
    text: 'Sachez si un acte ou un certificat est intact, qui l’a signé et si le registre le connaît. Ou opposez-vous à ce qui est publié.',
    action: 'Vérifier un document',
    publications: 'Lire les avis publics',
  },
}

export const accessibility: Text['accessibility'] = {
  title: 'Accessibilité',
  paragraphs: [
    'Ces pages sont faites pour tous : au clavier seul, avec un lecteur d’écran, agrandies quatre fois, sur un téléphone, imprimées et sans script.',
    'Elles visent le niveau AA des règles WCAG 2.2. Chaque page est contrôlée automatiquement avec axe ; un contrôle automatique ne trouve pas tout.',
    'Limites connues : les certificats et les actes sont des PDF scellés ou signés, sans balises pour les lecteurs d’écran. Ce que dit un certificat figure aussi sur la page du dossier.',
    'Si quelque chose vous gêne, dites-le à votre notaire ou au bureau du conservateur.',
  ],
}

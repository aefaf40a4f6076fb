import type { Text } from '../shape.ts'

export const layout: Text['layout'] = {
  productName: 'Registre foncier',
  otherName: 'Land Registrar',
  otherLanguage: 'English',
  skip: 'Aller au contenu principal',
  menu: 'Menu principal',
  loggedInAs: (name) => `Session de ${name}`,
  signIn: 'Se connecter',
  signOut: 'Se déconnecter',
  home: 'Accueil',
  dossiers: 'Dossiers',
  inbox: 'Messages',
  queue: 'Cas à examiner',
  titles: 'Vos titres',
  verify: 'Vérifier un document',
  pay: 'Payer un avis',
  apiDocs: 'Documentation de l’API',
  accessibility: 'Accessibilité',
  footer:
    'Chaque transaction a son numéro, chaque récépissé fixe un rang, chaque décision peut être recalculée.',
  back: 'Retour',
  errorPrefix: 'Erreur : ',
  errorSummary: 'Il y a un problème',
  done: 'C’est fait',
  warning: 'Attention',
}

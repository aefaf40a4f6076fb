import type { Text } from '../shape.ts'

export const software: Text['software'] = {
  title: 'Votre logiciel',
  lead: 'Votre logiciel est appelé dès qu’il se passe quelque chose dans vos transactions. Les appels sont signés selon Standard Webhooks 1.0.',
  link: 'Votre logiciel (webhooks)',
  endpoints: 'Adresses appelées',
  noEndpoints: 'Aucune adresse n’est encore appelée.',
  registered: (when) => `Appelée depuis le ${when}`,
  bothSign: (until) =>
    `L’ancien secret signe aussi jusqu’au ${until}. Donnez le nouveau à votre logiciel avant.`,
  url: 'Adresse',
  urlHint:
    'Une adresse https au nom public, par exemple https://etude.mu/hook. Les événements sont énumérés dans la documentation de l’API.',
  addTitle: 'Ajouter une adresse',
  add: 'Ajouter l’adresse',
  trial: 'Faire un appel d’essai',
  renew: 'Nouveau secret',
  renewText:
    'Votre logiciel a besoin du nouveau secret dans les 24 heures. D’ici là les deux signent, pour qu’aucun appel ne se perde. Faites-le dès que quelqu’un peut avoir vu le secret.',
  remove: 'Supprimer',
  removeText: 'Plus rien n’y est envoyé. Ce qui est encore en route est abandonné.',
  of: (url) => ` de ${url}`,
  to: (url) => ` à ${url}`,
  secretTitle: 'Le secret de cette adresse',
  secretText:
    'Copiez-le maintenant dans votre logiciel. Il n’est conservé nulle part et ne sera plus montré.',
  calls: 'Appels',
  callsText: 'Les 50 derniers. Un appel sans réponse est retenté pendant trois jours.',
  noCalls: 'Rien n’a encore été envoyé.',
  what: 'Objet',
  state: 'État',
  attempts: 'Tentatives',
  when: 'Envoyé',
  states: { pending: 'En route', sent: 'Arrivé', dead: 'Abandonné', dropped: 'Sans objet' },
  tried: (n) => (n === 0 ? 'Pas encore tenté' : n === 1 ? 'Tenté une fois' : `Tenté ${String(n)} fois`),
  arrived: (when) => `Arrivé le ${when}`,
  next: (when) => `Prochaine tentative le ${when}`,
  byEmail: (address) => `Courriel à ${address}`,
  gone: 'L’adresse a été supprimée',
  failures: {
    'endpoint-removed': 'L’adresse a été supprimée entre-temps',
    'no-address': 'Il n’y a plus d’adresse électronique',
    unsubscribed: 'Cela a été désactivé entre-temps',
  },
  answered: (status) => `L’autre côté a répondu ${status}`,
  silent: 'L’autre côté n’a pas répondu',
  undelivered: {
    title: 'Messages non remis',
    lead: 'Ce qui n’est pas arrivé en trois jours. Corrigez l’adresse, puis renvoyez.',
    officerLead:
      'Ce qui n’est pas arrivé en trois jours, à qui que ce soit. Le destinataire le trouve tout de même dans ses messages.',
    empty: 'Tout est arrivé, ou en route.',
    resend: 'Renvoyer',
  },
  done: {
    tested: 'L’appel d’essai est en route. Rechargez la page pour voir ce qu’il en est advenu.',
    removed: 'L’adresse est supprimée.',
    resent: 'C’est de nouveau en route.',
  },
}

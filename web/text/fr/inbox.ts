import type { Text } from '../shape.ts'

export const inbox: Text['inbox'] = {
  title: 'Messages',
  empty: 'Vous n’avez pas encore de messages.',
  unread: (n) => (n === 1 ? '1 message non lu' : `${String(n)} messages non lus`),
  fresh: 'Nouveau',
  markRead: 'Marquer comme lu',
  markAllRead: (n) => `Marquer ces ${String(n)} messages comme lus`,
  older: 'Messages plus anciens',
  unsubscribe: 'Ne plus recevoir de lettres de courtoisie',
  unsubscribed: 'Vous ne recevrez plus de lettres de courtoisie',
  stillComes:
    'Les rappels et les alertes sont une courtoisie et restent dans vos messages. Ce que la loi nous fait vous dire vient toujours par courriel.',
  done: { read: 'C’est marqué comme lu.' },
}

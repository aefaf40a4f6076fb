/** Everyone's messages, and the page that a letter's link leads to. */
export const inbox = {
  title: 'Inbox',
  empty: 'You have no messages yet.',
  unread: (n: number): string => (n === 1 ? '1 message not read yet' : `${String(n)} messages not read yet`),
  fresh: 'New',
  markRead: 'Mark as read',
  markAllRead: (n: number): string => `Mark these ${String(n)} messages as read`,
  older: 'Older messages',
  unsubscribe: 'Get no more courtesy letters',
  unsubscribed: 'You will get no more courtesy letters',
  stillComes:
    'Reminders and alerts are a courtesy and stay in your inbox. What the law has us tell you still comes by e-mail.',
  done: { read: 'Marked as read.' },
}

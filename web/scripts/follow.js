// Shows the dossier anew when something happened to it, but never under the hands of someone who is typing.
const followed = /** @type {HTMLElement | null} */ (document.querySelector('[data-follow]'))
const PAUSE_MS = 10_000
let isTyping = false

document.addEventListener('input', () => {
  isTyping = true
})

/** @param {string} address */
function follow(address) {
  const events = new EventSource(address)
  events.addEventListener('message', () => {
    if (isTyping) return
    events.close()
    window.location.reload()
  })
  // An interruption is mended by the event source itself; an answer that is no stream ends it for good.
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) window.setTimeout(follow, PAUSE_MS, address)
  })
}

if (followed?.dataset['follow'] !== undefined) follow(followed.dataset['follow'])

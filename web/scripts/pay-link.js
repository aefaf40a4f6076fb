// A pay link carries its code behind the `#`, which no server ever sees. Here it goes into the form instead.
const form = document.querySelector('form[data-pay-link]')
const code = decodeURIComponent(window.location.hash.slice(1))
const field = document.querySelector('#code')

if (form instanceof HTMLFormElement && field instanceof HTMLInputElement && code !== '') {
  window.history.replaceState(null, '', window.location.pathname)
  field.value = code
  form.requestSubmit()
}

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

const productName = 'Flowlog Center'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no element with the id "root".')
createRoot(root).render(
  <StrictMode>
    <h1>{productName}</h1>
  </StrictMode>,
)

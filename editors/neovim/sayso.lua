-- sayso for Neovim 0.7 and later, without plugins. Put this file into `plugin/` of your
-- configuration (~/.config/nvim/plugin/sayso.lua).

local options = vim.g.sayso or {}
local filetypes = options.filetypes or { "markdown", "html", "text", "csv", "tsv", "toml" }

-- The folder of the nearest sayso.toml, else of the repository, else of the file.
local function root_of(file)
  local folder = vim.fn.fnamemodify(file, ":p:h")
  for _, name in ipairs({ "sayso.toml", ".git" }) do
    local found = vim.fn.findfile(name, folder .. ";")
    if found == "" then
      found = vim.fn.finddir(name, folder .. ";")
    end
    if found ~= "" then
      return vim.fn.fnamemodify(found, ":p:s?[/\\\\]$??:h")
    end
  end
  return folder
end

-- Neovim 0.7 cannot tell by itself that a server of this folder runs already.
local clients = {}

local function start(config, buffer)
  local client = clients[config.root_dir]
  if client == nil or vim.lsp.get_client_by_id(client) == nil then
    client = vim.lsp.start_client(config)
    clients[config.root_dir] = client
  end
  if client ~= nil then
    vim.lsp.buf_attach_client(buffer, client)
  end
end

local function attach(buffer)
  local file = vim.api.nvim_buf_get_name(buffer)
  if vim.bo[buffer].buftype ~= "" or file == "" then
    return
  end
  local root = root_of(file)
  local config = {
    name = "sayso",
    cmd = options.cmd or { "sayso", "lsp" },
    root_dir = root,
    workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
    init_options = options.settings or {},
    get_language_id = function(_, filetype)
      return filetype == "text" and "plaintext" or filetype
    end,
  }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
  else
    start(config, buffer)
  end
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = filetypes,
  callback = function(event)
    attach(event.buf or tonumber(vim.fn.expand("<abuf>")))
  end,
})

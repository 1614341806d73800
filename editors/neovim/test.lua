-- Opens a file as a person would, looks at the diagnostic, takes the quick fix, and saves.
-- Run by test.sh, which checks the file afterwards.

local function fail(message)
  io.stderr:write("FAILED: " .. message .. "\n")
  vim.cmd("cquit 1")
end

local function expect(what, got, want)
  if not vim.deep_equal(got, want) then
    fail(what .. ": " .. vim.inspect(got) .. ", not " .. vim.inspect(want))
  end
  io.stdout:write("ok - " .. what .. "\n")
end

local function diagnostics_when(fits)
  local found
  local came = vim.wait(30000, function()
    found = vim.diagnostic.get(0)
    return fits(found)
  end, 20)
  if not came then
    fail("no such diagnostics came; there are " .. vim.inspect(found))
  end
  return found
end

local function some(found)
  return #found > 0
end

local function none(found)
  return #found == 0
end

vim.cmd("edit " .. vim.env.COPY)
local found = diagnostics_when(some)
expect("one finding", #found, 1)
local one = found[1]
local line = vim.api.nvim_buf_get_lines(0, one.lnum, one.lnum + 1, false)[1]
expect("columns are right behind an emoji", line:sub(one.col + 1, one.end_col), "enables access to ChatGPT")
expect("it is an error", one.severity, vim.diagnostic.severity.ERROR)
expect("its code is the rule", one.code or one.user_data.lsp.code, "ai-partnership/enables-access")

-- As one types: an emoji more before the finding, and a character less.
vim.api.nvim_buf_set_text(0, one.lnum, 0, one.lnum, 0, { "\u{1F680}" })
found = diagnostics_when(function(now)
  return #now == 1 and now[1].col == one.col + 4
end)
expect("the finding moves with the text", found[1].end_col, one.end_col + 4)
vim.api.nvim_buf_set_text(0, one.lnum, 0, one.lnum, 4, { "" })
diagnostics_when(function(now)
  return #now == 1 and now[1].col == one.col
end)

-- The quick fix, as the menu of code actions applies it.
vim.api.nvim_win_set_cursor(0, { one.lnum + 1, one.col })
local client = (vim.lsp.get_clients or vim.lsp.get_active_clients)()[1]
local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
params.context = { diagnostics = {}, only = { "quickfix" } }
local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 30000)
local preferred
for _, answer in pairs(answers or {}) do
  for _, action in ipairs(answer.result or {}) do
    if action.isPreferred then
      preferred = action
    end
  end
end
if preferred == nil then
  fail("no quick fix is preferred: " .. vim.inspect(answers))
end
vim.lsp.util.apply_workspace_edit(preferred.edit, client.offset_encoding)
diagnostics_when(none)
io.stdout:write("ok - the finding is gone\n")
vim.cmd("write")
vim.cmd("qall!")

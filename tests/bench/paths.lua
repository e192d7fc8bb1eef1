-- What wrk asks for, and what it tells at the end: `wrk -t1 -s paths.lua URL -- FILE MARK`, see wrk.ts. FILE has one path a line.
-- `[<id>]` in one is another text each time, which begins with MARK. With one thread the count is the order of all connections.
local PLACE = "[<id>]"
-- A prime: neighbours in the file are asked for at different times, and all equally often.
local STRIDE = 7919

local before, after = {}, {}
local asked = 0
local mark = ""
local threads = {}
-- Global, since the main state reads it from the thread's.
refused = 0

function setup(thread)
  threads[#threads + 1] = thread
end

function init(args)
  mark = args[2]
  for path in io.lines(args[1]) do
    local text = wrk.format("GET", path, { ["accept-encoding"] = "br, gzip" })
    local from, to = text:find(PLACE, 1, true)
    before[#before + 1] = from and text:sub(1, from - 1) or text
    after[#after + 1] = to and text:sub(to + 1) or false
  end
end

function request()
  asked = asked + 1
  local place = asked * STRIDE % #before + 1
  if not after[place] then return before[place] end
  return before[place] .. mark .. asked .. after[place]
end

-- wrk's own count leaves out redirects.
function response(status)
  if status < 200 or status > 299 then refused = refused + 1 end
end

function done(summary, latency)
  local errors = summary.errors
  local broken = errors.connect + errors.read + errors.write + errors.timeout
  for _, thread in ipairs(threads) do broken = broken + thread:get("refused") end
  local line = '\n{"micros":%d,"answers":%d,"failed":%d,"p50":%d,"p99":%d}\n'
  local p50, p99 = latency:percentile(50), latency:percentile(99)
  io.write(line:format(summary.duration, summary.requests, broken, p50, p99))
end

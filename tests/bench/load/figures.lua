-- Asks as the persons of COOKIES (parted by spaces) in turn, and prints one line of JSON: answers, seconds, errors, and
-- percentiles in milliseconds.
local cookies, turn = {}, 0
for cookie in string.gmatch(os.getenv("COOKIES") or "", "%S+") do table.insert(cookies, cookie) end

request = function()
  if #cookies == 0 then return wrk.format() end
  turn = turn % #cookies + 1
  return wrk.format(nil, nil, {["Cookie"] = cookies[turn]})
end

done = function(summary, latency, requests)
  local errors = summary.errors
  local bad = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format(
    '{"answers": %d, "seconds": %.3f, "bad": %d, "p50": %.2f, "p95": %.2f, "p99": %.2f}\n',
    summary.requests, summary.duration / 1e6, bad,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3))
end

-- wrk -s post.lua URL -- FILE [HEADER VALUE]...: posts the file again and again; the last line is JSON
function init(args)
  local file = assert(io.open(args[1], "rb"))
  wrk.method = "POST"
  wrk.body = file:read("*a")
  for i = 2, #args, 2 do wrk.headers[args[i]] = args[i + 1] end
  bytes = wrk.format()
end

function request() return bytes end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format('{"requests":%d,"seconds":%f,"p50":%f,"p99":%f,"max":%f,"statuses":%d,"failures":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    latency.max / 1000, e.status, e.connect + e.read + e.write + e.timeout))
end

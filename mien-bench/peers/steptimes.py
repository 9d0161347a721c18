"""The line in which every program here tells its times."""

WARM_UP = 5


def report(batch, milliseconds):
    times = sorted(milliseconds)
    median = times[len(times) // 2]
    print(
        f"RESULT images_per_second {batch * 1e3 / median:.1f} median_ms {median:.1f} "
        f"p10_ms {times[len(times) // 10]:.1f} steps {len(times)}",
        flush=True,
    )

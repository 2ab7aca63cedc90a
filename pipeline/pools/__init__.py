"""Many reports at once: one `run_all` over a list, in turn or in processes, with what each worker keeps open."""

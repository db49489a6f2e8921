.PHONY: check run
check:
	./packaging/test
run:
	./packaging/run

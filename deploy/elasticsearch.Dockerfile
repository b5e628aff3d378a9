# Elasticsearch with the two plugins that Japanese needs.
FROM docker.elastic.co/elasticsearch/elasticsearch:9.1.4
RUN bin/elasticsearch-plugin install --batch analysis-kuromoji analysis-icu
